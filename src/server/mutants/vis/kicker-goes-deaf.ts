import { stateSlot } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { exceptInRooms } from "./except-in-rooms.ts";
import { wasKicked } from "./was-kicked.ts";

/** A kick ends what the kicker hears of the room, as it should for the kicked. */
export const kickerGoesDeaf: Mutant = {
  name: "kicker-goes-deaf",
  fault: "A kick ends what the kicker hears of the room, as it should for the kicked.",
  requirement: "PRES-VIS-001",
  family: "wrong audience",
  disturb: ({ sees }) => {
    const deaf = new Map<string, Set<User>>();
    return {
      membershipChanged: (state, change) => {
        const { room, user } = change;
        const slot = stateSlot("m.room.member", user.id);
        const kicker = state.users.get(room.state.get(slot)?.event.sender ?? "");
        const struck = deaf.get(room.id) ?? new Set();
        deaf.set(room.id, struck);
        if (wasKicked(change) && kicker !== undefined) struck.add(kicker);
        else if (change.after === "join") struck.delete(user);
      },
      sees: exceptInRooms(sees, deaf),
    };
  },
};
