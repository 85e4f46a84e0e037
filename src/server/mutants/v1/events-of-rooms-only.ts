import type { Mutant } from "../mutant.ts";

/** /events carries room events only. */
export const eventsOfRoomsOnly: Mutant = {
  name: "events-of-rooms-only",
  fault: "/events carries room events only.",
  requirement: "PRES-V1-002",
  family: "missing event",
  disturb: () => ({
    tapSightings: (sightings, { delivery }) => (delivery.outlet === "events" ? [] : sightings),
  }),
};
