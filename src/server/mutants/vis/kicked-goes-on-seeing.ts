import type { User } from "../../user.ts";
import { stateSlot, type Room } from "../../room.ts";
import type { Mutant } from "../mutant.ts";

/** Who was kicked goes on seeing the members. */
export const kickedGoesOnSeeing: Mutant = {
  name: "kicked-goes-on-seeing",
  fault: "Who was kicked goes on seeing the members.",
  requirement: "PRES-VIS-007",
  family: "wrong audience",
  disturb: ({ sees, audience }) => {
    const former = new Map<Room, Set<User>>();
    const stillSeen = (one: User, other: User) =>
      [...former].some(([room, users]) => users.has(one) && (users.has(other) || room.joined.has(other)));
    return {
      membershipChanged: (_state, { room, user, before, after }) => {
        if (before === "join" && after === "leave" && membershipSender(room, user) !== user.id)
          former.set(room, new Set(former.get(room)).add(user));
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

function membershipSender(room: Room, user: User): string | undefined {
  return room.state.get(stateSlot("m.room.member", user.id))?.event.sender;
}
