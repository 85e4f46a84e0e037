import type { Mutant } from "../mutant.ts";

/** The end of being currently active is not told. */
export const lapseIsNotTold: Mutant = {
  name: "lapse-is-not-told",
  fault: "The end of being currently active is not told.",
  requirement: "PRES-CA-003",
  family: "missing event",
  disturb: ({ isNews }) => ({
    isNews: (before, after) =>
      isNews({ ...before, currentlyActive: after.currentlyActive && before.currentlyActive }, after),
  }),
};
