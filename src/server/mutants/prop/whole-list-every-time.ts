import type { PresenceEvent } from "../../presence-event.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Every incremental answer that tells something repeats everybody's presence. */
export const wholeListEveryTime: Mutant = {
  name: "whole-list-every-time",
  fault: "Every incremental answer that tells something repeats everybody's presence.",
  requirement: "PRES-PROP-007",
  family: "spurious event",
  disturb: () => {
    const known = new Map<User, Map<string, PresenceEvent>>();
    return {
      tapEvents: (events, { observer }) => {
        const seen = known.get(observer) ?? new Map<string, PresenceEvent>();
        known.set(observer, seen);
        for (const event of events) seen.set(event.sender ?? String(event.content["user_id"]), event);
        return events.length === 0 ? events : [...seen.values()];
      },
    };
  },
};
