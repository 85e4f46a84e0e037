import type { Mutant } from "../mutant.ts";
import { dropContent } from "../patch-content.ts";

/** Leaves the status message out of events. */
export const eventWithoutStatus: Mutant = {
  name: "event-without-status",
  fault: "Leaves the status message out of events.",
  requirement: "PRES-EVT-009",
  family: "missing event",
  disturb: () => ({ tapEvent: (event) => dropContent(event, "status_msg") }),
};
