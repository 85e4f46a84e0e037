import type { User } from "../../user.ts";
import { sharesRoom } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Who leaves a room no longer hears of those on their list who were in it. */
export const leavingCutsTheList: Mutant = {
  name: "leaving-cuts-the-list",
  fault: "Who leaves a room no longer hears of those on their list who were in it.",
  requirement: "PRES-LIST-006",
  family: "presence list",
  disturb: ({ sees, invited, dropped }) => {
    const cut = new Map<User, Set<User>>();
    return {
      membershipChanged: (_state, { room, user, before, after }) => {
        if (before !== "join" || after === "join") return;
        for (const mate of room.joined.keys()) cut.set(user, new Set(cut.get(user)).add(mate));
      },
      invited: (state, entry) => {
        cut.get(entry.owner)?.delete(entry.user);
        invited(state, entry);
      },
      dropped: (state, entry) => {
        cut.get(entry.owner)?.delete(entry.user);
        dropped(state, entry);
      },
      sees: (state, sight) =>
        sees(state, sight) &&
        (sight.way === "get" ||
          sharesRoom(sight.observer, sight.subject) ||
          !cut.get(sight.observer)?.has(sight.subject)),
    };
  },
};
