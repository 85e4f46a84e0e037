import { type BestFirst, rankKey } from "../scenarios/best-first.ts";
import type { Depth } from "../scenarios/scenario.ts";
import type { ProfileId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import type { ScenarioDone, TrialDone } from "./jobs.ts";
import { planned } from "./planned.ts";
import { rankScenarios, type Worth } from "./rank-scenarios.ts";
import type { Selftested } from "./selftest.ts";

/** Waiting goes on beside other scenarios: a second of it counts like this many requests. A guess. */
const REQUESTS_PER_SECOND = 10;

const costOf = (requests: number, waitMs: Ms) => requests + (waitMs / 1000) * REQUESTS_PER_SECOND;

/**
 * The order of a profile's scenarios by their worth, from trials in an order left to chance. What a scenario costs and
 * decides is measured on the server without a fault.
 */
export function rankingOf(
  { trials, undisturbed }: Pick<Selftested, "trials" | "undisturbed">,
  { profile, depth, seed }: { readonly profile: ProfileId; readonly depth: Depth; readonly seed: number },
): BestFirst {
  const clean = new Map(
    undisturbed
      .filter((done) => done.profile === profile)
      .flatMap(({ scenarios }) => scenarios.map((done) => [done.scenario, done] as const)),
  );
  const mine = trials.filter(({ trial }) => trial.profile === profile && trial.equivalent === undefined);
  const { scenarios } = planned(profile, depth, seed).plan;
  const worths = scenarios.map((scenario): Worth => {
    const noticing = mine.filter((done) => brokenIn(done, scenario.id).length > 0);
    const naming = noticing.filter((done) => brokenIn(done, scenario.id).includes(done.trial.requirement));
    return {
      key: rankKey(scenario),
      cost: costOf(clean.get(scenario.id)?.requests ?? 0, scenario.waitMs),
      kills: namesOf(noticing),
      names: namesOf(naming),
      decides: new Set(clean.get(scenario.id)?.decided),
    };
  });
  return rankScenarios(worths);
}

function brokenIn({ scenarios }: TrialDone, id: string): ScenarioDone["broken"] {
  return scenarios.find(({ scenario }) => scenario === id)?.broken ?? [];
}

function namesOf(trials: readonly TrialDone[]): ReadonlySet<string> {
  return new Set(trials.map(({ trial }) => trial.mutant));
}
