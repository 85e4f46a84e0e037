import type { User } from "../user.ts";
import type { Variety } from "./variety.ts";

/** Members are told the presence of somebody who was just invited once, as in Synapse. */
export const invitedIsToldOnce: Variety = {
  name: "invited-is-told-once",
  does: "Tells members the presence of a user who was just invited, once.",
  lawfulBy: "AMB-28",
  mayWarn: ["PRES-VIS-009"],
  vary: ({ membershipChanged, tapSightings }) => {
    const invited = new Map<User, Map<User, number>>();
    return {
      membershipChanged: (state, change) => {
        membershipChanged(state, change);
        if (change.after !== "invite") return;
        for (const member of change.room.joined.keys())
          invited.set(member, (invited.get(member) ?? new Map()).set(change.user, state.position));
      },
      tapSightings: (sightings, batch) => {
        const news = [...(invited.get(batch.observer) ?? [])];
        invited.delete(batch.observer);
        const known = new Set(sightings.map(({ subject }) => subject));
        const once = news
          .filter(([user, position]) => position > (batch.since ?? position) && !known.has(user))
          .filter(([user]) => user.presence.position > 0)
          .map(([subject, position]) => ({ subject, position }));
        return tapSightings([...once, ...sightings], batch);
      },
    };
  },
};
