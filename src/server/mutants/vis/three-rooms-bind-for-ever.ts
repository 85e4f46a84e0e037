import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Users who once shared three rooms see each other for ever. */
export const threeRoomsBindForEver: Mutant = {
  name: "three-rooms-bind-for-ever",
  fault: "Users who once shared three rooms see each other for ever.",
  requirement: "PRES-VIS-005",
  family: "latch",
  disturb: ({ sees, audience }) => {
    const bound = new Map<User, Set<User>>();
    return {
      membershipChanged: (_state, { room, user, after }) => {
        if (after !== "join") return;
        for (const mate of room.joined.keys()) {
          if (mate === user || sharedRooms(user, mate) < 3) continue;
          bound.set(user, new Set(bound.get(user)).add(mate));
          bound.set(mate, new Set(bound.get(mate)).add(user));
        }
      },
      sees: (state, sight) => sees(state, sight) || bound.get(sight.observer)?.has(sight.subject) === true,
      audience: (state, subject) => [...audience(state, subject), ...(bound.get(subject) ?? [])],
    };
  },
};

function sharedRooms(one: User, other: User): number {
  return [...one.joined].filter((roomId) => other.joined.has(roomId)).length;
}
