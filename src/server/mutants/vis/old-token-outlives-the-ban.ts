import type { Room } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A stream that goes on from before a ban shows what the members did after it. */
export const oldTokenOutlivesTheBan: Mutant = {
  name: "old-token-outlives-the-ban",
  fault: "A stream that goes on from before a ban shows what the members did after it.",
  requirement: "PRES-VIS-008",
  family: "wrong audience",
  disturb: () => {
    const bans: { readonly user: User; readonly room: Room; readonly position: number }[] = [];
    return {
      membershipChanged: ({ position }, { room, user, before, after }) => {
        if (before === "join" && after === "ban") bans.push({ user, room, position });
      },
      tapSightings: (sightings, { observer, since }) => {
        if (since === undefined) return sightings;
        const known = new Set(sightings.map(({ subject }) => subject)).add(observer);
        const leaked = bans
          .filter(({ user, position }) => user === observer && position > since)
          .flatMap(({ room }) => [...room.joined.keys()])
          .filter((subject) => subject.presence.position > since && !known.has(subject))
          .map((subject) => ({ subject, position: subject.presence.position }));
        return [...sightings, ...leaked].sort((one, other) => one.position - other.position);
      },
    };
  },
};
