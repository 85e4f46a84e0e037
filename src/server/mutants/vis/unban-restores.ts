import type { Room } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** An unban gives the former member the members' presence again. */
export const unbanRestores: Mutant = {
  name: "unban-restores",
  fault: "An unban gives the former member the members' presence again.",
  requirement: "PRES-VIS-008",
  family: "wrong audience",
  disturb: ({ sees, audience }) => {
    const unbanned = new Map<Room, Set<User>>();
    return {
      membershipChanged: (_state, { room, user, before, after }) => {
        if (before === "ban" && after === "leave") unbanned.set(room, new Set(unbanned.get(room)).add(user));
      },
      sees: (state, sight) =>
        sees(state, sight) ||
        [...unbanned].some(([room, users]) => users.has(sight.observer) && room.joined.has(sight.subject)),
      audience: (state, subject) => [
        ...audience(state, subject),
        ...[...unbanned.values()].flatMap((users) => [...users]),
      ],
    };
  },
};
