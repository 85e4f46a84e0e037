import type { Behaviour, MembershipChange, Sight } from "../../behaviour.ts";
import type { Room } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** What a change of membership does to somebody who may see a room's members from outside: begins it, ends it, neither. */
type Effect = "begins" | "ends" | undefined;

/**
 * Some users who are not in a room see its members all the same.
 *
 * @param effectOf when somebody begins to be such a user, and when that ends
 * @param ways where they see more than they should
 */
export function outsidersSee(
  effectOf: (change: MembershipChange) => Effect,
  ways: readonly Sight["way"][] = ["get", "stream"],
): Mutant["disturb"] {
  return ({ sees, audience }: Behaviour) => {
    const outsiders = new Map<Room, Set<User>>();
    const of = (room: Room) => outsiders.get(room) ?? new Set<User>();
    return {
      membershipChanged: (_state, change) => {
        const effect = effectOf(change);
        if (effect === "begins") outsiders.set(change.room, of(change.room).add(change.user));
        else if (effect === "ends") of(change.room).delete(change.user);
      },
      sees: (state, sight) =>
        sees(state, sight) ||
        (ways.includes(sight.way) &&
          [...outsiders].some(
            ([room, users]) => users.has(sight.observer) && room.joined.has(sight.subject),
          )),
      audience: (state, subject) => [
        ...audience(state, subject),
        ...[...outsiders].flatMap(([room, users]) => (room.joined.has(subject) ? [...users] : [])),
      ],
    };
  };
}
