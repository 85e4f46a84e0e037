import type { Mutant } from "../mutant.ts";
import { patchContent, dropContent } from "../patch-content.ts";

/** Tells an offline before every online. */
export const offlineInBetween: Mutant = {
  name: "offline-in-between",
  fault: "Tells an offline before every online.",
  requirement: "PRES-PROP-005",
  family: "spurious event",
  disturb: () => ({
    tapEvents: (events) =>
      events.flatMap((event) =>
        event.content["presence"] === "online"
          ? [dropContent(patchContent(event, { presence: "offline" }), "currently_active"), event]
          : [event],
      ),
  }),
};
