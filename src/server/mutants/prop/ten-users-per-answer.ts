import type { Mutant } from "../mutant.ts";

/** An answer tells of at most ten users, and its token passes over the others. */
export const tenUsersPerAnswer: Mutant = {
  name: "ten-users-per-answer",
  fault: "An answer tells of at most ten users, and its token passes over the others.",
  requirement: "PRES-PROP-010",
  family: "lost update",
  disturb: () => ({
    tapSightings: (sightings, { since }) => (since === undefined ? sightings : sightings.slice(0, 10)),
  }),
};
