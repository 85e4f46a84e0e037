import type { PresenceEvent } from "../../presence-event.ts";
import type { Mutant } from "../mutant.ts";

/** Tells the state before again, after the new one. */
export const staleAfterNew: Mutant = {
  name: "stale-after-new",
  fault: "Tells the state before again, after the new one.",
  requirement: "PRES-PROP-004",
  family: "order",
  disturb: () => {
    const last = new Map<string, PresenceEvent>();
    return {
      tapEvents: (events, { observer }) =>
        events.flatMap((event) => {
          const key = `${observer.id} ${event.sender ?? String(event.content["user_id"])}`;
          const before = last.get(key);
          last.set(key, event);
          return before === undefined ? [event] : [event, before];
        }),
    };
  },
};
