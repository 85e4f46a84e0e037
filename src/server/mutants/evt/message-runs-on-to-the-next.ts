import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** In an answer with several events, one without a status message carries that of the event before it. */
export const messageRunsOnToTheNext: Mutant = {
  name: "message-runs-on-to-the-next",
  fault:
    "In an answer with several events, one without a status message carries that of the event before it.",
  requirement: "PRES-EVT-009",
  family: "stale data",
  disturb: () => ({
    tapEvents: (events) => {
      let last: unknown;
      return events.map((event) => {
        last = event.content["status_msg"] ?? last;
        return last === undefined ? event : patchContent(event, { status_msg: last });
      });
    },
  }),
};
