import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A dropped user is not seen any more, not even in shared rooms. */
export const dropBlocksRooms: Mutant = {
  name: "drop-blocks-rooms",
  fault: "A dropped user is not seen any more, not even in shared rooms.",
  requirement: "PRES-LIST-008",
  family: "presence list",
  disturb: ({ dropped, sees }) => {
    const blocked = new Map<User, Set<User>>();
    return {
      dropped: (state, entry) => {
        dropped(state, entry);
        blocked.set(entry.owner, new Set(blocked.get(entry.owner)).add(entry.user));
      },
      sees: (state, sight) =>
        sees(state, sight) &&
        (sight.observer === sight.subject || blocked.get(sight.observer)?.has(sight.subject) !== true),
    };
  },
};
