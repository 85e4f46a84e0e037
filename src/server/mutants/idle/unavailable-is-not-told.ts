import type { Mutant } from "../mutant.ts";

/** A change to unavailable is stored but not told. */
export const unavailableIsNotTold: Mutant = {
  name: "unavailable-is-not-told",
  fault: "A change to unavailable is stored but not told.",
  requirement: "PRES-IDLE-002",
  family: "missing event",
  disturb: ({ isNews }) => ({
    isNews: (before, after) => after.state !== "unavailable" && isNews(before, after),
  }),
};
