import type { Presence } from "../../../spec/profile.ts";
import type { PresenceRecord, User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who has once become offline by being away never does so again. */
export const secondAbsenceGoesUnnoticed: Mutant = {
  name: "second-absence-goes-unnoticed",
  fault: "Who has once become offline by being away never does so again.",
  requirement: "PRES-STATE-004",
  family: "timer",
  disturb: ({ isConnected, published }) => {
    const shown = new Map<User, Presence>();
    const returned = new Set<PresenceRecord>();
    return {
      published: (state, subject) => {
        const { presence } = subject;
        const wasThere = (shown.get(subject) ?? "offline") !== "offline";
        shown.set(subject, presence.state);
        if (wasThere && presence.state === "offline" && !presence.explicitlyOffline) returned.add(presence);
        published(state, subject);
      },
      isConnected: (record) => isConnected(record) || returned.has(record),
    };
  },
};
