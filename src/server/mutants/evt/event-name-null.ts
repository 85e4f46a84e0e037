import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Gives an unset display name as null. */
export const eventNameNull: Mutant = {
  name: "event-name-null",
  fault: "Gives an unset display name as null.",
  requirement: "PRES-EVT-008",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event) => patchContent(event, { displayname: event.content["displayname"] ?? null }),
  }),
};
