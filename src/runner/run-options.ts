import type { HistorySink } from "../history/history-sink.ts";
import type { Redactor } from "../history/redaction.ts";
import type { Fact } from "../judge/verdict.ts";
import type { Plan } from "../scenarios/plan.ts";
import type { Depth } from "../scenarios/scenario.ts";
import type { Profile } from "../spec/profile.ts";
import type { OpenTarget } from "../targets/target.ts";
import type { Clock, Ms } from "../time/clock.ts";
import type { Limits } from "./limits.ts";

/** How far a run has come. */
export interface RunProgress {
  readonly done: number;
  readonly total: number;
  readonly requests: number;
}

export interface RunOptions {
  readonly plan: Plan;
  readonly target: OpenTarget;
  readonly profile: Profile;
  readonly seed: number;
  readonly depth: Depth;
  readonly tool: { readonly name: string; readonly version: string };
  /** Scenarios at the same time. */
  readonly concurrency: number;
  /** Where the history goes, beside memory; they are told nothing until the target was reached. */
  readonly sinks: readonly HistorySink[];
  readonly onProgress: (progress: RunProgress) => void;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** For a server that is not ready yet. */
  readonly waitMs: Ms;
  /** How often a scenario in which a requirement failed is performed again, on fresh users; not when absent. */
  readonly retries?: number;
  /** What an earlier preflight of this target taught: it is not performed again. */
  readonly learned?: readonly Fact[];
  readonly maxTimeMs?: Ms;
  /** Begins no scenario that would not end by then. */
  readonly budget?: { readonly ms: Ms; readonly text: string };
  /** Measures `maxTimeMs` and `budget`; the target's clock unless the user's time is another. */
  readonly userClock?: Clock;
  /** Wall clock, ISO 8601; for people only. */
  readonly startedAt: string;
  /** Keeps the accounts of two runs on one server apart. */
  readonly runId: string;
  readonly limits?: Limits;
  /** Knows secrets beforehand, such as a registration token. */
  readonly redactor?: Redactor;
}
