import type { Mutant } from "../mutant.ts";

/** Answers PUT with 200 and stores nothing. */
export const putStoresNothing: Mutant = {
  name: "put-stores-nothing",
  fault: "Answers PUT with 200 and stores nothing.",
  requirement: "PRES-STATE-002",
  family: "stale data",
  disturb: () => ({ stateAfterPut: (_asked, record) => record.state, statusAfterPut: (before) => before }),
};
