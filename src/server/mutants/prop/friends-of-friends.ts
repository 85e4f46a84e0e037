import { sharesRoom } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Tells a user also of those who share a room with one of their room-mates. */
export const friendsOfFriends: Mutant = {
  name: "friends-of-friends",
  fault: "Tells a user also of those who share a room with one of their room-mates.",
  requirement: "PRES-PROP-002",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) =>
      sees(state, sight) ||
      [...sight.observer.joined].some((roomId) =>
        [...(state.rooms.get(roomId)?.joined.keys() ?? [])].some((mate) => sharesRoom(mate, sight.subject)),
      ),
  }),
};
