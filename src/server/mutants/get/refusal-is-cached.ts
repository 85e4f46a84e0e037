import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who was once refused a look-up of a user is refused it for ever, whatever room they come to share. */
export const refusalIsCached: Mutant = {
  name: "refusal-is-cached",
  fault: "Who was once refused a look-up of a user is refused it for ever, whatever room they come to share.",
  requirement: "PRES-GET-009",
  family: "latch",
  disturb: ({ sees }) => {
    const refused = new Map<User, Set<User>>();
    return {
      sees: (state, sight) => {
        const { observer, subject, way } = sight;
        if (way === "get" && refused.get(observer)?.has(subject)) return false;
        const may = sees(state, sight);
        if (way === "get" && !may) refused.set(observer, new Set(refused.get(observer)).add(subject));
        return may;
      },
    };
  },
};
