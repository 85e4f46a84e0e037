import type { Mutant } from "../mutant.ts";
import { dropContent } from "../patch-content.ts";

/** Presence in /events does not name its user. */
export const eventsLackSubject: Mutant = {
  name: "events-lack-subject",
  fault: "Presence in /events does not name its user.",
  requirement: "PRES-EVT-003",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event, { outlet }) => (outlet === "events" ? dropContent(event, "user_id") : event),
  }),
};
