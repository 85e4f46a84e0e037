import type { Mutant } from "../mutant.ts";

/** Numbers presence events: event_id is no string. */
export const eventIdIsNumber: Mutant = {
  name: "event-id-is-number",
  fault: "Numbers presence events: event_id is no string.",
  requirement: "PRES-EVT-006",
  family: "wire shape",
  disturb: () => {
    let count = 0;
    return { tapEvent: (event) => ({ ...event, event_id: ++count }) };
  },
};
