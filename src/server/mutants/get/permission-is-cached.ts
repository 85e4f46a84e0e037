import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who was once allowed to look a user up may do so for ever, whatever was left since. */
export const permissionIsCached: Mutant = {
  name: "permission-is-cached",
  fault: "Who was once allowed to look a user up may do so for ever, whatever was left since.",
  requirement: "PRES-GET-010",
  family: "wrong audience",
  disturb: ({ sees }) => {
    const allowed = new Map<User, Set<User>>();
    return {
      sees: (state, sight) => {
        const { observer, subject, way } = sight;
        if (way === "get" && allowed.get(observer)?.has(subject)) return true;
        const may = sees(state, sight);
        if (way === "get" && may) allowed.set(observer, new Set(allowed.get(observer)).add(subject));
        return may;
      },
    };
  },
};
