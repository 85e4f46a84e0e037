import type { PlanTotals } from "../history/history.ts";
import type { Profile } from "../spec/profile.ts";
import type { Depth, Scenario } from "./scenario.ts";

export interface PlanOptions {
  readonly profile: Profile;
  readonly depth: Depth;
  readonly seed: number;
}

/** Everything that a run is to perform. */
export interface Plan {
  /** Performed first and alone: what it shows is learned before the others begin. */
  readonly preflight: Scenario;
  readonly scenarios: readonly Scenario[];
  readonly totals: PlanTotals;
  readonly modelHash: string;
}

/** Generates the scenarios of a profile: a pure function of its options. */
export function plan(_options: PlanOptions): Plan {
  throw new Error("not yet");
}
