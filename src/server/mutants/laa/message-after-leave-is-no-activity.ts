import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Once a user has left any room, messages no longer count as activity. */
export const messageAfterLeaveIsNoActivity: Mutant = {
  name: "message-after-leave-is-no-activity",
  fault: "Once a user has left any room, messages no longer count as activity.",
  requirement: "PRES-LAA-002",
  family: "latch",
  disturb: () => {
    const left = new Set<User>();
    return {
      membershipChanged: (_state, { user, after }) => void (after === "leave" ? left.add(user) : undefined),
      becomesActive: (actor) => (left.has(actor) ? [] : [actor]),
    };
  },
};
