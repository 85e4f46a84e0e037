import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A ban in one room ends visibility in all rooms that the banned user shares with its members. */
export const banCutsEverywhere: Mutant = {
  name: "ban-cuts-everywhere",
  fault: "A ban in one room ends visibility in all rooms that the banned user shares with its members.",
  requirement: "PRES-VIS-006",
  family: "wrong audience",
  disturb: ({ sees }) => {
    const cut = new Map<User, Set<User>>();
    return {
      membershipChanged: (_state, { room, user, after }) => {
        if (after === "ban") cut.set(user, new Set(room.joined.keys()));
        if (after === "join") cut.delete(user);
      },
      sees: (state, sight) =>
        sees(state, sight) &&
        !cut.get(sight.observer)?.has(sight.subject) &&
        !cut.get(sight.subject)?.has(sight.observer),
    };
  },
};
