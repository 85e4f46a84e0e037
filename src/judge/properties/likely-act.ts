import type { Ms } from "../../time/clock.ts";
import { type Bump, meets } from "../bumps.ts";
import type { Case } from "../case.ts";
import type { FactName } from "../verdict.ts";

/** Whether the act was seen to count when nothing else was done. */
const COUNTED: { readonly [id: string]: FactName } = {
  "PRES-LAA-004": "loweringBumps",
  "PRES-LAA-007": "pollingBumps",
};

/**
 * The act that an age counts from, of those that should not have counted and did: what fits to the millisecond before
 * what fits with the tolerance, what counts elsewhere before what does not, then what costs the server least, and what
 * fits for the longest time.
 *
 * @param active when the user was active by that age, without any tolerance
 */
export function mostLikely(
  { profile, facts }: Case,
  active: readonly [Ms, Ms],
  acts: readonly Bump[],
): Bump | undefined {
  const exactly = preferred(acts, (bump) => meets(bump, active));
  const learned = preferred(exactly, ({ requirement }) => {
    const fact = COUNTED[requirement];
    return fact === undefined || facts.get(fact)?.value !== false;
  });
  const mildest = preferred(learned, ({ requirement }) => profile.severity(requirement) !== "fail");
  return mildest.toSorted((one, other) => overlap(one, active) - overlap(other, active)).at(-1);
}

/** For how long the act may have taken hold when the user was active, in ms. */
function overlap(bump: Bump, [from, to]: readonly [Ms, Ms]): Ms {
  return Math.min(bump.to, to) - Math.max(bump.from, from);
}

/** Those that fit; all where none does. */
function preferred(acts: readonly Bump[], fits: (bump: Bump) => boolean): readonly Bump[] {
  const fitting = acts.filter(fits);
  return fitting.length > 0 ? fitting : acts;
}
