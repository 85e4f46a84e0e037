import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Spells presence in capitals, in GET and in events. */
export const upperCasePresence: Mutant = {
  name: "upper-case-presence",
  fault: "Spells presence in capitals, in GET and in events.",
  requirement: "PRES-STATE-001",
  family: "wrong value",
  disturb: () => ({
    tapStatus: (body) => ({ ...body, presence: String(body["presence"]).toUpperCase() }),
    tapEvent: (event) => patchContent(event, { presence: String(event.content["presence"]).toUpperCase() }),
  }),
};
