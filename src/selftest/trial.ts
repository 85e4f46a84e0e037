import type { Depth } from "../scenarios/scenario.ts";
import type { MutantFamily } from "../server/mutants/mutant.ts";
import type { ProfileId, RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";

/** The first time that a run found a requirement broken. */
export interface Kill {
  readonly requirement: RequirementId;
  readonly verdict: "fail" | "warn";
  readonly scenario: string;
  /** The shallowest depth that has this scenario. */
  readonly depth: Depth;
  /** Requests from the beginning of the run to the end of that scenario. */
  readonly requests: number;
}

/** What became of one mutant. */
export interface Fate {
  readonly mutant: string;
  /** The requirement that the mutant names. */
  readonly requirement: string;
  /** Each requirement that was found broken; empty: the mutant lives. */
  readonly kills: readonly { readonly requirement: string }[];
  /** Code of the error that ended the run, for example `presence-off`: the mutant did not pass. */
  readonly broke?: string;
}

/** What a suite does with one mutant. */
export interface Trial extends Fate {
  readonly family: MutantFamily;
  readonly requirement: RequirementId;
  readonly profile: ProfileId;
  /** The reason, where the mutant is marked as equivalent. */
  readonly equivalent?: string;
  /** In the order of their first finding. */
  readonly kills: readonly Kill[];
  readonly requests: number;
  readonly scenarios: number;
  readonly elapsedMs: Ms;
}

/** Whether the suite noticed the fault: a requirement was found broken, or the run could not pass. */
export function isKilled({ kills, broke }: Fate): boolean {
  return kills.length > 0 || broke !== undefined;
}

/** Whether it said which requirement it is. */
export function isNamed({ kills, broke, requirement }: Fate): boolean {
  if (broke === "presence-off" && requirement === "PRES-META-001") return true;
  return kills.some((kill) => kill.requirement === requirement);
}
