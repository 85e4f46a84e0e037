import type { Room } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who left a room goes on seeing its members. */
export const leaverGoesOnSeeing: Mutant = {
  name: "leaver-goes-on-seeing",
  fault: "Who left a room goes on seeing its members.",
  requirement: "PRES-VIS-005",
  family: "wrong audience",
  disturb: ({ sees, audience }) => {
    const former = new Map<Room, Set<User>>();
    const stillSeen = (one: User, other: User) =>
      [...former].some(([room, users]) => users.has(one) && (users.has(other) || room.joined.has(other)));
    return {
      membershipChanged: (_state, { room, user, before, after }) => {
        if (before === "join" && after === "leave") former.set(room, new Set(former.get(room)).add(user));
        else if (after === "join") former.get(room)?.delete(user);
      },
      sees: (state, sight) =>
        sees(state, sight) || (sight.way === "stream" && stillSeen(sight.observer, sight.subject)),
      audience: (state, subject) => [
        ...audience(state, subject),
        ...[...former.values()].flatMap((users) => [...users]),
      ],
    };
  },
};
