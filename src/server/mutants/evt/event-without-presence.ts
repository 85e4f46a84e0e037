import type { Mutant } from "../mutant.ts";
import { dropContent } from "../patch-content.ts";

/** Leaves presence out of events. */
export const eventWithoutPresence: Mutant = {
  name: "event-without-presence",
  fault: "Leaves presence out of events.",
  requirement: "PRES-EVT-002",
  family: "wire shape",
  disturb: () => ({ tapEvent: (event) => dropContent(event, "presence") }),
};
