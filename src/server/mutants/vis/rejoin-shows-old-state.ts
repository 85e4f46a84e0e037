import type { PresenceEvent } from "../../presence-event.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** After a rejoin the first event shows what the observer saw last before leaving. */
export const rejoinShowsOldState: Mutant = {
  name: "rejoin-shows-old-state",
  fault: "After a rejoin the first event shows what the observer saw last before leaving.",
  requirement: "PRES-VIS-010",
  family: "stale data",
  disturb: () => {
    const last = new Map<string, PresenceEvent>();
    const rejoined = new Set<User>();
    return {
      membershipChanged: (_state, { user, before, after }) => {
        if (before === "leave" && after === "join") rejoined.add(user);
      },
      tapEvent: (event, { observer, subject }) => {
        const key = `${observer.id} ${subject.id}`;
        const old = rejoined.has(observer) ? last.get(key) : undefined;
        rejoined.delete(observer);
        last.set(key, event);
        return old ?? event;
      },
    };
  },
};
