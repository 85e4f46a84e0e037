import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { exceptInRooms } from "../vis/except-in-rooms.ts";

/** With a leaver, whoever joined next after them is struck from the room's listeners too. */
export const leaverTakesTheNextAlong: Mutant = {
  name: "leaver-takes-the-next-along",
  fault: "With a leaver, whoever joined next after them is struck from the room's listeners too.",
  requirement: "PRES-PROP-001",
  family: "wrong audience",
  disturb: ({ sees }) => {
    const [listeners, deaf] = [new Map<string, User[]>(), new Map<string, Set<User>>()];
    return {
      membershipChanged: (_state, { room, user, before, after }) => {
        const order = listeners.get(room.id) ?? [];
        const struck = deaf.get(room.id) ?? new Set();
        listeners.set(room.id, order);
        deaf.set(room.id, struck);
        if (after === "join" && before !== "join") {
          order.push(user);
          struck.delete(user);
        } else if (before === "join" && after !== "join" && order.includes(user)) {
          for (const gone of order.splice(order.indexOf(user), 2)) struck.add(gone);
        }
      },
      sees: exceptInRooms(sees, deaf),
    };
  },
};
