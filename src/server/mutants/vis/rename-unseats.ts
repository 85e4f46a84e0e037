import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who changes a name is no longer seen in the rooms, until they join one anew. */
export const renameUnseats: Mutant = {
  name: "rename-unseats",
  fault: "Who changes a name is no longer seen in the rooms, until they join one anew.",
  requirement: "PRES-VIS-001",
  family: "latch",
  disturb: ({ sees }) => {
    const unseated = new Set<User>();
    return {
      membershipChanged: (_state, { user, before, after }) => {
        if (before === "join" && after === "join") unseated.add(user);
        else unseated.delete(user);
      },
      sees: (state, sight) =>
        sees(state, sight) && (sight.observer === sight.subject || !unseated.has(sight.subject)),
    };
  },
};
