import type { Ms } from "../../time/clock.ts";
import type { Stretch } from "../measure/time-series.ts";
import type { Phase } from "../simulated.ts";
import type { ShardOutcome } from "./shard-outcome.ts";

/** What is known of one shard by whoever conducts all. */
export interface Part {
  attempt: number;
  /** When something was heard of it for the last time. */
  heardAt: Ms;
  outcome?: ShardOutcome;
  phase?: Phase;
  /** By how much its times may be off. */
  clockBoundMs: Ms;
  setUp: { readonly done: number; readonly total: number };
  stretch?: Stretch;
}

/** A part of which nothing was heard yet. */
export function unheard(at: Ms): Part {
  return { attempt: 0, heardAt: at, clockBoundMs: 0, setUp: { done: 0, total: 0 } };
}
