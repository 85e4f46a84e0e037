import type { RunError } from "../../runner/run-error.ts";
import type { Ms } from "../../time/clock.ts";
import type { Stretch } from "../measure/time-series.ts";
import type { RecordedViolation } from "../record/recorded-violation.ts";
import type { Question } from "../record/recorder.ts";
import type { Testimony } from "../record/testimony.ts";
import type { Phase } from "../simulated.ts";
import type { ShardOutcome } from "./shard-outcome.ts";
import type { Conclusion, Settled } from "./together.ts";

/** What whoever conducts the shards tells one of them. */
export type ToShard =
  /** All users and rooms of all shards. */
  | { readonly kind: "settled"; readonly settled: Settled }
  | { readonly kind: "joined" }
  /** The load begins now, or began so long ago. */
  | { readonly kind: "load"; readonly sinceMs: Ms }
  | { readonly kind: "loaded"; readonly conclusion: Conclusion }
  | { readonly kind: "found" }
  /** Another one asks. @see Question */
  | { readonly kind: "testify"; readonly key: string; readonly question: Question }
  /** End it, and tell what was measured. */
  | { readonly kind: "stop" };

/** What a shard tells. */
export type FromShard =
  /** A process has begun with it; so many times before were in vain. */
  | { readonly kind: "begun" }
  /** By how much its times may be off from those of the clock that all processes share, at most. */
  | { readonly kind: "clock"; readonly boundMs: Ms }
  /** Nothing but that it is there: once a second. */
  | { readonly kind: "alive" }
  | { readonly kind: "phase"; readonly phase: Phase }
  | { readonly kind: "setUp"; readonly done: number; readonly total: number }
  | { readonly kind: "settled"; readonly settled: Settled }
  | { readonly kind: "joined" }
  | { readonly kind: "opened" }
  | { readonly kind: "stretch"; readonly stretch: Stretch }
  | { readonly kind: "loaded"; readonly conclusion: Conclusion }
  | { readonly kind: "found" }
  | { readonly kind: "ask"; readonly question: Question }
  /** What it knows of users whom somebody else has asked about. */
  | { readonly kind: "testimony"; readonly key: string; readonly testimony: Testimony }
  | { readonly kind: "recorded"; readonly violation: RecordedViolation }
  | { readonly kind: "done"; readonly outcome: ShardOutcome }
  /** It cannot go on, and nothing was measured. */
  | { readonly kind: "failed"; readonly error: RunError };
