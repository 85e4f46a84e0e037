import type { ContainerPlan } from "../declared/container-plan.ts";
import type { OutputTail } from "../process/output-tail.ts";
import type { Ended } from "../process/start-process.ts";

/** What runs containers. A port: its adapter knows testcontainers, and tests need no engine. */
export interface ContainerEngine {
  hasImage(image: string, signal: AbortSignal): Promise<boolean>;
  /** Gets an image from its registry. */
  pull(image: string, signal: AbortSignal): Promise<void>;
  /** Begins to start a container, whose image is here. */
  run(plan: ContainerPlan, output: OutputTail): RunningContainer;
}

/**
 * Finds the engine of this machine, or the one that the environment names.
 *
 * @throws Error when none answers
 */
export type ConnectEngine = (signal: AbortSignal) => Promise<ContainerEngine>;

/** A container that was begun, however far it has come. */
export interface RunningContainer {
  readonly name: string;
  /** Rejects when it cannot be started. */
  readonly address: Promise<Address>;
  /** Resolves when it has ended by itself or otherwise; never rejects. */
  readonly ended: Promise<Ended>;
  /** Ends it and removes it with all that it wrote. */
  remove(): Promise<void>;
}

/** Where the port of a container is reached from here. */
export interface Address {
  readonly host: string;
  readonly port: number;
}
