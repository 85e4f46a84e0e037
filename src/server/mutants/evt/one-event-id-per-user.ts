import type { Mutant } from "../mutant.ts";

/** Gives all events of one user the same event_id. */
export const oneEventIdPerUser: Mutant = {
  name: "one-event-id-per-user",
  fault: "Gives all events of one user the same event_id.",
  requirement: "PRES-EVT-006",
  family: "wire shape",
  disturb: () => ({ tapEvent: (event, { subject }) => ({ ...event, event_id: `$presence-${subject.id}` }) }),
};
