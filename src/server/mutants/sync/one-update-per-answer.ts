import type { Mutant } from "../mutant.ts";

/** Of several changes that fall between two tokens, only the first is ever told. */
export const oneUpdatePerAnswer: Mutant = {
  name: "one-update-per-answer",
  fault: "Of several changes that fall between two tokens, only the first is ever told.",
  requirement: "PRES-SYNC-011",
  family: "lost update",
  disturb: () => ({
    tapSightings: (sightings, { since }) => (since === undefined ? sightings : sightings.slice(0, 1)),
  }),
};
