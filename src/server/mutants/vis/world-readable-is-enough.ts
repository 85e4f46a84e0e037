import { stateContent } from "../../room-events.ts";
import type { ServerState } from "../../server-state.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Users in a room that anybody may read are seen by everybody. */
export const worldReadableIsEnough: Mutant = {
  name: "world-readable-is-enough",
  fault: "Users in a room that anybody may read are seen by everybody.",
  requirement: "PRES-VIS-013",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) => sees(state, sight) || isInReadableRoom(state, sight.subject),
    audience: (state) => state.users.values(),
  }),
};

function isInReadableRoom(state: ServerState, subject: User): boolean {
  return [...subject.joined].some((roomId) => {
    const room = state.rooms.get(roomId);
    if (room === undefined) return false;
    return stateContent(room, "m.room.history_visibility")["history_visibility"] === "world_readable";
  });
}
