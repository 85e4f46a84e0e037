import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Events carry the first hundred characters of a status message. */
export const eventStatusIsCut: Mutant = {
  name: "event-status-is-cut",
  fault: "Events carry the first hundred characters of a status message.",
  requirement: "PRES-EVT-009",
  family: "wrong value",
  disturb: () => ({
    tapEvent: (event) => {
      const status = event.content["status_msg"];
      return typeof status === "string" ? patchContent(event, { status_msg: status.slice(0, 100) }) : event;
    },
  }),
};
