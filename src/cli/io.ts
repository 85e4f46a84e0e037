import type { Clock, Ms } from "../time/clock.ts";

/** Where text goes. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly columns: number;
}

/** Everything that a command sees of its surroundings, handed in so that tests run in-process. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The time of the user and of servers with a URL: real, unless a test makes it faster. */
  readonly clock: Clock;
  /** Monotone; for progress only. */
  now(): Ms;
  /** The wall clock, ISO 8601; for people only. */
  date(): string;
  /** The wall clock, in whole ms since 1970: for what several machines have to agree on. */
  wallClockMs(): Ms;
  /** How many files this process may have open; undefined where there is no limit, or nobody knows. */
  openFilesLimit(): number | undefined;
  /** Whether a thread can be started from the program's own files. */
  readonly hasThreads: boolean;
  /** Text that no other run has: keeps the accounts of two runs on one server apart. */
  uniqueName(): string;
  /** Calls once when the user (Ctrl-C) or the system asks to stop. @returns how to stop listening */
  onInterrupt(listener: () => void): () => void;
  /**
   * Calls when the process ends without waiting for what is under way: asked to stop a second time, or broken by a fault
   * of its own. What is to be done then must be done at once. @returns how to stop listening
   */
  onExit(listener: () => void): () => void;
}

/** Whether to colour what is written there: a terminal that can, and nobody asked for plain text. */
export function wantsColour(output: Output, env: Io["env"], asked: boolean): boolean {
  return asked && output.isTerminal && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}
