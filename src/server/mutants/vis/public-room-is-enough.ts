import { stateContent } from "../../room-events.ts";
import type { ServerState } from "../../server-state.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Users in a public room are seen by everybody. */
export const publicRoomIsEnough: Mutant = {
  name: "public-room-is-enough",
  fault: "Users in a public room are seen by everybody.",
  requirement: "PRES-VIS-003",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) => sees(state, sight) || isInPublicRoom(state, sight.subject),
    audience: (state) => state.users.values(),
  }),
};

function isInPublicRoom(state: ServerState, subject: User): boolean {
  return [...subject.joined].some((roomId) => {
    const room = state.rooms.get(roomId);
    return room !== undefined && stateContent(room, "m.room.join_rules")["join_rule"] === "public";
  });
}
