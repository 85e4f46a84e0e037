import type { Depth } from "../scenarios/scenario.ts";
import type { ProfileId } from "../spec/requirement.ts";
import type { Users } from "../targets/users.ts";

/** How to test a server; the same choices as the options of `rollcall run`. */
export interface PresenceTestOptions {
  /** The version of the specification to hold it to. Named, because tests are listed before a server can be asked. */
  readonly profile?: ProfileId;
  readonly depth?: Depth;
  /** Patterns of scenario ids, families or requirement ids: only what fits is performed and becomes a test. */
  readonly only?: readonly string[];
  readonly seed?: number;
  /** Scenarios at the same time. */
  readonly concurrency?: number;
  /** When the server's timers fire, as `--timers` has it: `offline=4s..12s,idle=6s..15s`. */
  readonly timers?: string;
  /** How the server gives the harness its users; open registration when absent. */
  readonly users?: Users;
  /** Milliseconds that the whole run may take. */
  readonly maxTimeMs?: number;
  /** Percent of the applicable requirements that may be inconclusive. */
  readonly maxInconclusivePercent?: number;
  /** Keeps every request and answer there, to look at and for `rollcall judge`. */
  readonly historyFile?: string;
}
