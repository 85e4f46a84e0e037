import type { Mutant } from "../mutant.ts";

/** Newcomers and members learn of each other only by the next change. */
export const newcomerWaitsForChange: Mutant = {
  name: "newcomer-waits-for-change",
  fault: "Newcomers and members learn of each other only by the next change.",
  requirement: "PRES-VIS-004",
  family: "missing event",
  disturb: () => ({
    tapSightings: (sightings, { since }) =>
      since === undefined ? sightings : sightings.filter(({ subject }) => subject.presence.position > since),
  }),
};
