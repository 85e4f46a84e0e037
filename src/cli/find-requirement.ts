import type { Requirement } from "../spec/requirement.ts";
import { REQUIREMENT_IDS, requirement } from "../spec/requirements.ts";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The requirement that is meant; upper case and `PRES-` may be left out.
 *
 * @throws UsageError that names those most like it
 */
export function findRequirement(given: string): Requirement {
  const upper = given.toUpperCase();
  const id = REQUIREMENT_IDS.find((known) => known === upper || known === `PRES-${upper}`);
  if (id !== undefined) return requirement(id);
  throw new UsageError(
    `Cannot explain requirement: wanted one of ${REQUIREMENT_IDS.length} ids, found ${JSON.stringify(given)}.`,
    didYouMean(
      upper.startsWith("PRES-") ? upper : `PRES-${upper}`,
      REQUIREMENT_IDS,
      "rollcall list has them all.",
    ),
  );
}
