import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Gives currently_active in events as a string. */
export const eventActiveAsText: Mutant = {
  name: "event-active-as-text",
  fault: "Gives currently_active in events as a string.",
  requirement: "PRES-EVT-010",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event) => {
      const { currently_active: active } = event.content;
      return active === undefined
        ? event
        : patchContent(event, { currently_active: active === true ? "true" : "false" });
    },
  }),
};
