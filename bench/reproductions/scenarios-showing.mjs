import { planned, showingOn } from "./stage-of-mutant.mjs";

/** So many of those that are planned to decide a requirement are performed, to find some that show it broken. */
const MOST_PERFORMED = 40;

/**
 * Planned scenarios that show the requirement of the row broken by themselves, without the known one: those of its family first,
 * then the cheapest.
 */
export async function scenariosShowing(row, { known, most, seed = 1 }) {
  const shows = await showingOn({ ...row, seed });
  const isStrange = ({ family }) => Number(!known.startsWith(`${family}/`));
  const { scenarios } = planned(row.profile, seed);
  const deciding = scenarios
    .filter(({ id, requirements }) => (id !== known || seed !== 1) && requirements.includes(row.requirement))
    .toSorted((one, other) => isStrange(one) - isStrange(other) || costOf(one) - costOf(other));
  const found = [];
  for (const scenario of deciding.slice(0, MOST_PERFORMED)) {
    if (found.length === most) break;
    if (await shows(scenario)) found.push(scenario);
  }
  return found;
}

/** Waiting costs most: a second of it as much as an act. */
function costOf({ waitMs, steps }) {
  return waitMs / 1_000 + steps.length;
}
