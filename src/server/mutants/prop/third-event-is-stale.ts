import type { PresenceEvent } from "../../presence-event.ts";
import type { Mutant } from "../mutant.ts";

/** Every third event that an observer is told of a user holds what the first of the three held. */
export const thirdEventIsStale: Mutant = {
  name: "third-event-is-stale",
  fault: "Every third event that an observer is told of a user holds what the first of the three held.",
  requirement: "PRES-PROP-004",
  family: "order",
  disturb: () => {
    const told = new Map<string, PresenceEvent[]>();
    return {
      tapEvent: (event, { observer, subject }) => {
        const key = `${observer.id} ${subject.id}`;
        const [first, second] = told.get(key) ?? [];
        if (first !== undefined && second !== undefined) told.delete(key);
        else told.set(key, first === undefined ? [event] : [first, event]);
        return first !== undefined && second !== undefined ? first : event;
      },
    };
  },
};
