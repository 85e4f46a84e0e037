import type { User } from "../../user.ts";
import { sharesRoom } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Who leaves a room is told as offline to its members, though they share another room. */
export const leavingOneRoomTellsOffline: Mutant = {
  name: "leaving-one-room-tells-offline",
  fault: "Who leaves a room is told as offline to its members, though they share another room.",
  requirement: "PRES-PROP-005",
  family: "spurious event",
  disturb: ({ tapSightings, tapEvent }) => {
    const farewells = new Map<User, Set<User>>();
    return {
      membershipChanged: (_state, { room, user, before, after }) => {
        if (before !== "join" || after !== "leave") return;
        for (const mate of room.joined.keys()) {
          if (sharesRoom(mate, user)) farewells.set(mate, new Set(farewells.get(mate)).add(user));
        }
      },
      tapSightings: (sightings, batch) => {
        const gone = batch.since === undefined ? [] : (farewells.get(batch.observer) ?? []);
        const extra = [...gone].map((subject) => ({ subject, position: subject.presence.position }));
        return [...extra, ...tapSightings(sightings, batch)];
      },
      tapEvent: (event, delivery) => {
        const isFarewell =
          delivery.outlet !== "list" && farewells.get(delivery.observer)?.delete(delivery.subject);
        return tapEvent(isFarewell ? patchContent(event, OFFLINE) : event, delivery);
      },
    };
  },
};

const OFFLINE = { presence: "offline", currently_active: undefined };
