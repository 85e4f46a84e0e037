import type { Sight } from "../../behaviour.ts";
import { stateSlot } from "../../room.ts";
import type { ServerState } from "../../server-state.ts";
import { listed } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Encrypted rooms share no presence. */
export const encryptedRoomsShareNothing: Mutant = {
  name: "encrypted-rooms-share-nothing",
  fault: "Encrypted rooms share no presence.",
  requirement: "PRES-VIS-002",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) =>
      sees(state, sight) && (sight.observer === sight.subject || sharesInTheOpen(state, sight)),
  }),
};

function sharesInTheOpen(state: ServerState, { observer, subject, rules }: Sight): boolean {
  if (listed(rules, observer, subject)) return true;
  return [...observer.joined].some((roomId) => {
    const room = state.rooms.get(roomId);
    return room?.joined.has(subject) === true && !room.state.has(stateSlot("m.room.encryption", ""));
  });
}
