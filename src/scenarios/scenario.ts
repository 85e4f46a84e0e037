import type { Actor, Command, DeviceName, RoomName, RoomPreset } from "../model/command.ts";
import type { Presence } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";

/** `smoke` ⊂ `standard` ⊂ `deep`. */
export type Depth = "smoke" | "standard" | "deep";

/** From the least to the most. */
export const DEPTHS = ["smoke", "standard", "deep"] as const satisfies readonly Depth[];

/** A path through a machine turned into commands, with the requirements it exercises. */
export interface Scenario {
  /** Stable: the same machine, seed and depth give the same ids in every run. */
  readonly id: string;
  /** The generator that made it, for example `presence-pairs`. */
  readonly family: string;
  /** One sentence for people. */
  readonly title: string;
  /** The machine whose graph it walks. */
  readonly machine: string;
  readonly cast: Cast;
  readonly steps: readonly Step[];
  /** What it is planned to decide. */
  readonly requirements: readonly RequirementId[];
  /** Time that it has to let pass, beyond its requests; 0 for most. */
  readonly waitMs: Ms;
}

/** Who takes part, and what stands before the first step. The runner sets it up with fresh accounts. */
export interface Cast {
  readonly users: readonly Actor[];
  /** Sessions beside `d1`, logged in before the first step. */
  readonly devices: readonly { readonly user: Actor; readonly device: DeviceName }[];
  readonly rooms: readonly {
    readonly name: RoomName;
    readonly creator: Actor;
    /** Joined before the first step, beside the creator. */
    readonly members: readonly Actor[];
    readonly preset: RoomPreset;
  }[];
  /**
   * Users whose streams are read all the time, without setting their presence where the stream can do without. They
   * are open before the first step and stay open until nothing is outstanding.
   */
  readonly observers: readonly Actor[];
  /** A user of its own shares one private room with each observer: its changes prove that an observer's stream moves. */
  readonly fence: boolean;
}

/** One command, what must then arrive, and where to look. */
export interface Step {
  readonly command: Command;
  /** Deliveries that the model demands: the runner waits for them, up to the bound. */
  readonly expect: readonly Expectation[];
  /** Readings by GET after the command. */
  readonly looks: readonly { readonly viewer: Actor; readonly subject: Actor }[];
  /** Ends with a fence: every observer's stream has provably moved on. */
  readonly fence: boolean;
  /** Goes on at once: nothing is waited for, although there may be something to come. */
  readonly rush?: true;
  /** Edges of the machine's graph taken by the command. */
  readonly edges: readonly string[];
}

/** That `viewers` are shown something new of `subject`. */
export interface Expectation {
  readonly subject: Actor;
  readonly viewers: readonly Actor[];
  /** What the model says it is, where it says one value; only to know when to stop waiting. */
  readonly presence?: Presence;
}
