import type { PresenceEvent } from "../../presence-event.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A further initial sync shows everybody as the first one did. */
export const secondInitialSyncShowsTheFirst: Mutant = {
  name: "second-initial-sync-shows-the-first",
  fault: "A further initial sync shows everybody as the first one did.",
  requirement: "PRES-PROP-005",
  family: "stale data",
  disturb: ({ tapEvent, tapSightings }) => {
    const first = new Map<User, Map<User, PresenceEvent>>();
    let isInitial = false;
    return {
      tapSightings: (sightings, batch) => {
        isInitial = batch.since === undefined && batch.delivery.outlet === "sync";
        return tapSightings(sightings, batch);
      },
      tapEvent: (event, delivery) => {
        if (!isInitial) return tapEvent(event, delivery);
        const shown = first.get(delivery.observer) ?? new Map<User, PresenceEvent>();
        first.set(delivery.observer, shown);
        const former = shown.get(delivery.subject) ?? event;
        shown.set(delivery.subject, former);
        return tapEvent(former, delivery);
      },
    };
  },
};
