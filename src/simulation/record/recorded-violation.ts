import type { UserId } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import type { ViolationKind } from "../oracle/kinds.ts";
import type { Testimony } from "./testimony.ts";

/** A violation with what is known of those who have a part in it: plain data, from which any process can make a scenario. */
export interface RecordedViolation {
  /** The how-manieth of its process. */
  readonly number: number;
  readonly kind: ViolationKind;
  /** What was allowed. */
  readonly allowed: string;
  /** Who was shown it, or was not. */
  readonly observer: UserId;
  /** Of whom; absent: it is none of the simulated users. */
  readonly subject?: UserId;
  /** What somebody else did later, of which the observer was told first, where that shows that something is lost. */
  readonly witness?: { readonly user: UserId; readonly version: number };
  /** What happened later has no part in it; absent: it has. In ms from the beginning of the run. */
  readonly until?: Ms;
  readonly testimonies: readonly Testimony[];
}
