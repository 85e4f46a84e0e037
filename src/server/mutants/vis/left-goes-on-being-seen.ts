import type { Room } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who left a room is still seen by its members, but sees them no more. */
export const leftGoesOnBeingSeen: Mutant = {
  name: "left-goes-on-being-seen",
  fault: "Who left a room is still seen by its members, but sees them no more.",
  requirement: "PRES-VIS-005",
  family: "wrong audience",
  disturb: ({ sees, audience }) => {
    const former = new Map<Room, Set<User>>();
    return {
      membershipChanged: (_state, { room, user, before, after }) => {
        if (before === "join" && after !== "join") former.set(room, new Set(former.get(room)).add(user));
      },
      sees: (state, sight) =>
        sees(state, sight) ||
        [...former].some(([room, users]) => users.has(sight.subject) && room.joined.has(sight.observer)),
      audience: (state, subject) => [
        ...audience(state, subject),
        ...[...former].flatMap(([room, users]) => (users.has(subject) ? [...room.joined.keys()] : [])),
      ],
    };
  },
};
