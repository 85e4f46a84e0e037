import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Events carry the status message of the event before. */
export const eventStatusOneBehind: Mutant = {
  name: "event-status-one-behind",
  fault: "Events carry the status message of the event before.",
  requirement: "PRES-EVT-009",
  family: "stale data",
  disturb: () => {
    const shown = new Map<User, unknown>();
    return {
      tapEvent: (event, { subject }) => {
        const before = shown.get(subject);
        shown.set(subject, event.content["status_msg"]);
        return before === undefined ? event : patchContent(event, { status_msg: before });
      },
    };
  },
};
