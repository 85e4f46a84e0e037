import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** After a drop the owner's streams go on telling. */
export const dropKeepsSubscription: Mutant = {
  name: "drop-keeps-subscription",
  fault: "After a drop the owner's streams go on telling.",
  requirement: "PRES-LIST-007",
  family: "presence list",
  disturb: ({ invited, sees, audience }) => {
    const subscribed = new Map<User, Set<User>>();
    return {
      invited: (state, entry) => {
        invited(state, entry);
        subscribed.set(entry.user, new Set(subscribed.get(entry.user)).add(entry.owner));
      },
      sees: (state, sight) =>
        sees(state, sight) ||
        (sight.way === "stream" && subscribed.get(sight.subject)?.has(sight.observer) === true),
      audience: (state, subject) => [...audience(state, subject), ...(subscribed.get(subject) ?? [])],
    };
  },
};
