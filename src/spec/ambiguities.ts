import { activityAmbiguities } from "./ambiguities/activity-ambiguities.ts";
import { stateAmbiguities } from "./ambiguities/state-ambiguities.ts";
import { visibilityAmbiguities } from "./ambiguities/visibility-ambiguities.ts";
import { wireAmbiguities } from "./ambiguities/wire-ambiguities.ts";
import type { Ambiguity } from "./ambiguity.ts";
import type { RequirementId } from "./requirement.ts";

/** Section 3 of the catalogue: the 31 places where two fair readers may differ, by number. */
export const AMBIGUITIES: readonly Ambiguity[] = [
  ...activityAmbiguities,
  ...stateAmbiguities,
  ...visibilityAmbiguities,
  ...wireAmbiguities,
].sort((one, other) => (one.id < other.id ? -1 : 1));

/** The ambiguities that touch a requirement. */
export function ambiguitiesOf(id: RequirementId): readonly Ambiguity[] {
  return AMBIGUITIES.filter(({ requirements }) => requirements.includes(id));
}
