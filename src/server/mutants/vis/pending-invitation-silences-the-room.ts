import type { Room } from "../../room.ts";
import { listed } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** While an invitation to a room is pending, its members do not see each other. */
export const pendingInvitationSilencesTheRoom: Mutant = {
  name: "pending-invitation-silences-the-room",
  fault: "While an invitation to a room is pending, its members do not see each other.",
  requirement: "PRES-VIS-001",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) =>
      sees(state, sight) &&
      (sight.observer === sight.subject ||
        listed(sight.rules, sight.observer, sight.subject) ||
        [...sight.observer.joined].some((roomId) => {
          const room = state.rooms.get(roomId);
          return room?.joined.has(sight.subject) && !hasInvitation(room);
        })),
  }),
};

function hasInvitation(room: Room): boolean {
  return [...room.state.values()].some(({ event }) => event.content["membership"] === "invite");
}
