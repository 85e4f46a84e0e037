import type { ChartTransition, Statechart } from "../../model/statechart.ts";
import type { Finding, Verdict } from "../verdict.ts";

/** A machine of the model, as far as its profile's scenarios can walk it, and what became of its transitions in a run. */
export interface WalkedChart {
  readonly chart: Statechart;
  /** By the id of the transition; one that no step took is absent. */
  readonly walked: Readonly<Record<ChartTransition["id"], WalkedTransition>>;
  /** Scenarios with findings that mark nothing here, since there are too many. */
  readonly notLookedInto: number;
}

export interface WalkedTransition {
  /** Steps that took it. */
  readonly hits: number;
  /** The worst finding that rests on it; else `pass`, or `inconclusive` where all of its scenarios could decide nothing. */
  readonly verdict: Extract<Verdict, "fail" | "warn" | "pass" | "inconclusive">;
  readonly findings: readonly Pick<Finding, "id" | "scenario" | "exchanges" | "verdict" | "requirement">[];
}
