import type { Profile } from "../spec/profile.ts";
import measured from "./best-first.json" with { type: "json" };
import type { Scenario } from "./scenario.ts";

/** Scenarios in the order of their measured worth; what is not in it comes after it. */
export interface BestFirst {
  /** How many of the order make `smoke`. */
  readonly smoke: number;
  readonly order: readonly string[];
}

/** Sorts scenarios so that any prefix is the best of its length: by kills of mutants per request, greedily. */
export function sortBestFirst(profile: Profile, scenarios: readonly Scenario[]): readonly Scenario[] {
  const keys = new Set(measuredFor(profile).flatMap(({ order }) => order));
  const places = new Map([...keys].map((key, place) => [key, place]));
  const placeOf = (scenario: Scenario) => places.get(rankKey(scenario)) ?? places.size;
  return scenarios.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** Which scenarios make `smoke`: told by their names, so that the others need not be built. */
export function smokeOf(profile: Profile): (named: Pick<Scenario, "family" | "title">) => boolean {
  const [kin, other] = measuredFor(profile);
  const known = new Set(kin.order);
  const wanted = new Set([
    ...kin.order.slice(0, kin.smoke),
    ...other.order.slice(0, other.smoke).filter((key) => !known.has(key)),
  ]);
  return (named) => wanted.has(rankKey(named));
}

/**
 * The oldest and the newest profile were measured. Every other one has mostly the scenarios of the one that it is kin
 * to, and some of the other: presence lists outlived the order of levels.
 */
function measuredFor({ rules }: Profile): readonly [kin: BestFirst, other: BestFirst] {
  const { seed, v1 } = measured;
  return rules.raise === "to-online" ? [v1, seed] : [seed, v1];
}

/**
 * What a scenario is called in every profile: how many parts a tour has differs between them.
 *
 * @example rankKey(scenario) // "presence-tour: Every transition of one user's presence, part 1"
 */
export function rankKey({ family, title }: Pick<Scenario, "family" | "title">): string {
  return `${family}: ${title.replace(/, part (\d+) of \d+/u, ", part $1").replace(/\.$/u, "")}`;
}
