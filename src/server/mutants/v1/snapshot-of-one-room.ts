import type { Mutant } from "../mutant.ts";

/** The presence of /initialSync is that of the members of the oldest joined room only. */
export const snapshotOfOneRoom: Mutant = {
  name: "snapshot-of-one-room",
  fault: "The presence of /initialSync is that of the members of the oldest joined room only.",
  requirement: "PRES-V1-001",
  family: "wrong audience",
  home: "seed",
  disturb: () => ({
    tapSightings: (sightings, { observer, delivery }) => {
      const [oldest] = observer.joined;
      if (delivery.outlet !== "initialSync" || oldest === undefined) return sightings;
      return sightings.filter(({ subject }) => subject.joined.has(oldest));
    },
  }),
};
