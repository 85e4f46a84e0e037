import type { Mutant } from "../mutant.ts";

/** Names the event m.presence.update. */
export const anotherEventType: Mutant = {
  name: "another-event-type",
  fault: "Names the event m.presence.update.",
  requirement: "PRES-EVT-001",
  family: "wire shape",
  disturb: () => ({ tapEvent: (event) => ({ ...event, type: "m.presence.update" }) }),
};
