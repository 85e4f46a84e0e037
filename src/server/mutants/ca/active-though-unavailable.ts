import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Gives currently_active true whatever the state. */
export const activeThoughUnavailable: Mutant = {
  name: "active-though-unavailable",
  fault: "Gives currently_active true whatever the state.",
  requirement: "PRES-CA-001",
  family: "wrong value",
  disturb: () => ({
    tapStatus: (body, { profile }) =>
      profile.rules.currentlyActive ? { ...body, currently_active: true } : body,
    tapEvent: (event, { profile }) =>
      profile.rules.currentlyActive ? patchContent(event, { currently_active: true }) : event,
  }),
};
