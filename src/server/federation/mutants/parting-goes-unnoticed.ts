import type { FederationMutant } from "../federation-mutant.ts";
import { serverPart } from "../../../spec/wire/server-part.ts";
import { membershipOf } from "../../room.ts";
import type { ServerState } from "../../server-state.ts";
import type { User } from "../../user.ts";

export const partingGoesUnnoticed: FederationMutant = {
  name: "parting-goes-unnoticed",
  fault: "Other servers are told of whoever once shared a room with somebody there, and show it.",
  requirement: "PRES-VIS-005",
  disturb: () => ({
    serversToTell: (state, subject) =>
      new Set([...metBy(state, subject)].map((userId) => serverPart(userId))),
    seesAcross: (state, observer, subject) => metBy(state, subject).has(observer.id),
  }),
};

/** Ids of all who are, or were, in a room where the subject is, or was. */
function metBy(state: ServerState, subject: User): ReadonlySet<string> {
  const rooms = [...subject.joined, ...subject.others].map((roomId) => state.rooms.get(roomId));
  const members = rooms.flatMap((room) => {
    const been = [...(room?.state.values() ?? [])].flatMap(({ event }) =>
      event.type === "m.room.member" && event.state_key !== undefined ? [event.state_key] : [],
    );
    const wasIn = (userId: string) => room !== undefined && membershipOf(room, userId) !== "invite";
    return wasIn(subject.id) ? been.filter(wasIn) : [];
  });
  return new Set(members);
}
