import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Gives last_active_ago in events with the wrong sign. */
export const eventAgoNegative: Mutant = {
  name: "event-ago-negative",
  fault: "Gives last_active_ago in events with the wrong sign.",
  requirement: "PRES-EVT-007",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event) => {
      const { last_active_ago: ago } = event.content;
      return typeof ago === "number" ? patchContent(event, { last_active_ago: -1 - ago }) : event;
    },
  }),
};
