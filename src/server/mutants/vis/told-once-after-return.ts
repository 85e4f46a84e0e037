import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who comes back to a room is told each member once, and of no change after that. */
export const toldOnceAfterReturn: Mutant = {
  name: "told-once-after-return",
  fault: "Who comes back to a room is told each member once, and of no change after that.",
  requirement: "PRES-VIS-010",
  family: "latch",
  disturb: ({ tapEvent }) => {
    const toldSince = new Map<User, Set<User>>();
    return {
      membershipChanged: (_state, { user, before, after }) => {
        if (before === "leave" && after === "join") toldSince.set(user, new Set());
      },
      tapEvent: (event, delivery) => {
        const told = toldSince.get(delivery.observer);
        if (told?.has(delivery.subject) && delivery.outlet !== "list") return undefined;
        told?.add(delivery.subject);
        return tapEvent(event, delivery);
      },
    };
  },
};
