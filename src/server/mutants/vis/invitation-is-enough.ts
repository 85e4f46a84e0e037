import type { Room } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Invited users see the members of the room. */
export const invitationIsEnough: Mutant = {
  name: "invitation-is-enough",
  fault: "Invited users see the members of the room.",
  requirement: "PRES-VIS-009",
  family: "wrong audience",
  disturb: ({ sees, audience }) => {
    const invited = new Map<Room, Set<User>>();
    return {
      membershipChanged: (_state, { room, user, after }) => {
        const users = new Set(invited.get(room));
        if (after === "invite") users.add(user);
        else users.delete(user);
        invited.set(room, users);
      },
      sees: (state, sight) =>
        sees(state, sight) ||
        [...invited].some(([room, users]) => users.has(sight.observer) && room.joined.has(sight.subject)),
      audience: (state, subject) => [
        ...audience(state, subject),
        ...[...invited.values()].flatMap((users) => [...users]),
      ],
    };
  },
};
