import type { Verdict } from "../../../judge/verdict.ts";

/** A scenario as the script lists it. */
export interface ListedScenario {
  readonly id: string;
  readonly family: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly steps: number;
  /** Place of its timeline among the packed ones; absent: there was no room for it. */
  readonly timeline?: number;
}
