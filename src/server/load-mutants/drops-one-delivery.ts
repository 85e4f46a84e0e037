import type { Mutant } from "../mutants/mutant.ts";
import { loseOneChange } from "./lose-one-change.ts";

export const dropsOneDelivery: Mutant = {
  name: "drops-one-delivery",
  fault: "Once, one observer is not told of one change.",
  requirement: "PRES-PROP-001",
  family: "missing event",
  disturb: (exemplary, onFault) => loseOneChange(exemplary, { instead: () => [], onFault }),
};
