import type { Mutant } from "../mutants/mutant.ts";
import type { PresenceEvent } from "../presence-event.ts";
import { loseOneChange } from "./lose-one-change.ts";

export const tellsOneStaleState: Mutant = {
  name: "tells-one-stale-state",
  fault: "Once, one observer is told the state before the change instead of the one after it.",
  requirement: "PRES-PROP-001",
  family: "stale data",
  disturb: (exemplary, onFault) => {
    const now = new Map<string, PresenceEvent>();
    const before = new Map<string, PresenceEvent>();
    return {
      ...loseOneChange(exemplary, {
        instead: ({ sender = "" }) => {
          const stale = before.get(sender);
          return stale === undefined ? undefined : [stale];
        },
        onFault,
      }),
      tapEvent: (event, delivery) => {
        const { id } = delivery.subject;
        const known = now.get(id);
        if (known !== undefined && known.content["status_msg"] !== event.content["status_msg"])
          before.set(id, known);
        now.set(id, event);
        return exemplary.tapEvent(event, delivery);
      },
    };
  },
};
