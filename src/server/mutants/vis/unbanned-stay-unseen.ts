import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who comes back after a ban sees the others, but is not seen by them. */
export const unbannedStayUnseen: Mutant = {
  name: "unbanned-stay-unseen",
  fault: "Who comes back after a ban sees the others, but is not seen by them.",
  requirement: "PRES-VIS-008",
  family: "latch",
  disturb: ({ sees }) => {
    const banned = new Set<User>();
    const returned = new Set<User>();
    return {
      membershipChanged: (_state, { user, after }) => {
        if (after === "ban") banned.add(user);
        else if (after === "join" && banned.has(user)) returned.add(user);
      },
      sees: (state, sight) =>
        sees(state, sight) && (sight.observer === sight.subject || !returned.has(sight.subject)),
    };
  },
};
