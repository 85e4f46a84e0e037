import type { Mutant } from "../mutant.ts";

/** Becoming less available counts as activity. */
export const loweringIsActivity: Mutant = {
  name: "lowering-is-activity",
  fault: "Becoming less available counts as activity.",
  requirement: "PRES-LAA-004",
  family: "last active",
  disturb: ({ isProactiveChange }) => ({
    isProactiveChange: (rules, before, after) => before !== after || isProactiveChange(rules, before, after),
  }),
};
