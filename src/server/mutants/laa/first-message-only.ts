import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Only the first message that a user ever sends counts as activity. */
export const firstMessageOnly: Mutant = {
  name: "first-message-only",
  fault: "Only the first message that a user ever sends counts as activity.",
  requirement: "PRES-LAA-002",
  family: "latch",
  disturb: () => {
    const spoke = new WeakSet<User>();
    return {
      becomesActive: (actor) => {
        if (spoke.has(actor)) return [];
        spoke.add(actor);
        return [actor];
      },
    };
  },
};
