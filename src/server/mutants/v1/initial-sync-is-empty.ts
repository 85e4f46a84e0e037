import type { Mutant } from "../mutant.ts";

/** The presence of /initialSync is always empty. */
export const initialSyncIsEmpty: Mutant = {
  name: "initial-sync-is-empty",
  fault: "The presence of /initialSync is always empty.",
  requirement: "PRES-V1-001",
  family: "missing event",
  disturb: () => ({
    tapSightings: (sightings, { delivery }) => (delivery.outlet === "initialSync" ? [] : sightings),
  }),
};
