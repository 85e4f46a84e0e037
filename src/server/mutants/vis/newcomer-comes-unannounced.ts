import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A newcomer is shown the members, but the members are not shown the newcomer. */
export const newcomerComesUnannounced: Mutant = {
  name: "newcomer-comes-unannounced",
  fault: "A newcomer is shown the members, but the members are not shown the newcomer.",
  requirement: "PRES-VIS-004",
  family: "missing event",
  disturb: () => {
    const joinedAt = new Map<User, Set<number>>();
    return {
      membershipChanged: ({ position }, { user, before, after }) => {
        if (before !== "join" && after === "join")
          joinedAt.set(user, new Set(joinedAt.get(user)).add(position));
      },
      tapSightings: (sightings, { since = Number.POSITIVE_INFINITY }) =>
        sightings.filter(
          ({ subject, position }) =>
            since === Number.POSITIVE_INFINITY ||
            subject.presence.position > since ||
            joinedAt.get(subject)?.has(position) !== true,
        ),
    };
  },
};
