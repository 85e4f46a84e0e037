import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Leaving one of several shared rooms ends visibility. */
export const anyLeaveCuts: Mutant = {
  name: "any-leave-cuts",
  fault: "Leaving one of several shared rooms ends visibility.",
  requirement: "PRES-VIS-006",
  family: "wrong audience",
  disturb: ({ sees }) => {
    const cut = new Map<User, Set<User>>();
    return {
      membershipChanged: (_state, { room, user, after }) => {
        const mates = [...room.joined.keys()];
        if (after === "join") for (const one of [user, ...mates]) cut.delete(one);
        else if (after === "leave") for (const mate of mates) cut.set(mate, new Set(cut.get(mate)).add(user));
      },
      sees: (state, sight) =>
        sees(state, sight) &&
        cut.get(sight.observer)?.has(sight.subject) !== true &&
        cut.get(sight.subject)?.has(sight.observer) !== true,
    };
  },
};
