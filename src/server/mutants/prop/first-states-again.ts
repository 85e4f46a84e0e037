import type { PresenceEvent } from "../../presence-event.ts";
import type { Mutant } from "../mutant.ts";

/** Whoever changes has the first state that was ever told of them told again after the new one, once in three answers. */
export const firstStatesAgain: Mutant = {
  name: "first-states-again",
  fault:
    "Whoever changes has the first state that was ever told of them told again after the new one, once in three answers.",
  requirement: "PRES-PROP-005",
  family: "order",
  disturb: () => {
    const first = new Map<string, PresenceEvent>();
    let answers = 0;
    return {
      tapEvents: (events, { observer }) => {
        answers += events.length === 0 ? 0 : 1;
        return events.flatMap((event) => {
          const key = `${observer.id} ${event.sender ?? String(event.content["user_id"])}`;
          const known = first.get(key);
          first.set(key, known ?? event);
          return known !== undefined && answers % 3 === 0 ? [event, known] : [event];
        });
      },
    };
  },
};
