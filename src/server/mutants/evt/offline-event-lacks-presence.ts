import type { Mutant } from "../mutant.ts";
import { dropContent } from "../patch-content.ts";

/** The event of a user who is offline lacks presence. */
export const offlineEventLacksPresence: Mutant = {
  name: "offline-event-lacks-presence",
  fault: "The event of a user who is offline lacks presence.",
  requirement: "PRES-EVT-002",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event, { subject }) =>
      subject.presence.state === "offline" ? dropContent(event, "presence") : event,
  }),
};
