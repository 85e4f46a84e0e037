import type { Sight } from "../../behaviour.ts";
import { stateContent } from "../../room-events.ts";
import type { ServerState } from "../../server-state.ts";
import { listed } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Only public rooms share presence. */
export const publicRoomsOnly: Mutant = {
  name: "public-rooms-only",
  fault: "Only public rooms share presence.",
  requirement: "PRES-VIS-002",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) =>
      sees(state, sight) && (sight.observer === sight.subject || sharesPublic(state, sight)),
  }),
};

function sharesPublic(state: ServerState, { observer, subject, rules }: Sight): boolean {
  if (listed(rules, observer, subject)) return true;
  return [...observer.joined].some((roomId) => {
    const room = state.rooms.get(roomId);
    return (
      room?.joined.has(subject) === true && stateContent(room, "m.room.join_rules")["join_rule"] === "public"
    );
  });
}
