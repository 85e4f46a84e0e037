import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Reports unavailable users as offline. */
export const unavailableAsOffline: Mutant = {
  name: "unavailable-as-offline",
  fault: "Reports unavailable users as offline.",
  requirement: "PRES-STATE-002",
  family: "wrong value",
  disturb: () => ({
    tapStatus: (body) => (body["presence"] === "unavailable" ? { ...body, presence: "offline" } : body),
    tapEvent: (event) =>
      event.content["presence"] === "unavailable" ? patchContent(event, { presence: "offline" }) : event,
  }),
};
