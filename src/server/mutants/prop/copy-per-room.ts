import type { Mutant } from "../mutant.ts";

/** Tells a change once for each room that subject and observer share. */
export const copyPerRoom: Mutant = {
  name: "copy-per-room",
  fault: "Tells a change once for each room that subject and observer share.",
  requirement: "PRES-PROP-008",
  family: "spurious event",
  disturb: () => ({
    tapSightings: (sightings, { observer }) =>
      sightings.flatMap((sighting) => {
        const shared = [...sighting.subject.joined].filter((roomId) => observer.joined.has(roomId));
        return Array.from({ length: Math.max(1, shared.length) }, () => sighting);
      }),
  }),
};
