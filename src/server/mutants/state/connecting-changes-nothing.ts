import type { Mutant } from "../mutant.ts";

/** A user stays offline until an explicit PUT, whatever streams are open. */
export const connectingChangesNothing: Mutant = {
  name: "connecting-changes-nothing",
  fault: "A user stays offline until an explicit PUT, whatever streams are open.",
  requirement: "PRES-STATE-003",
  family: "missing event",
  disturb: () => ({ stateOnOpening: (record) => record.state }),
};
