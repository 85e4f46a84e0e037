import type { Mutant } from "../mutant.ts";

/** Becoming more available never counts as activity. */
export const riseIsNoActivity: Mutant = {
  name: "rise-is-no-activity",
  fault: "Becoming more available never counts as activity.",
  requirement: "PRES-LAA-003",
  family: "last active",
  disturb: () => ({ isProactiveChange: () => false }),
};
