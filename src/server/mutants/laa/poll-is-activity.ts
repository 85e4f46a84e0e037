import type { Mutant } from "../mutant.ts";

/** Every poll counts as activity. */
export const pollIsActivity: Mutant = {
  name: "poll-is-activity",
  fault: "Every poll counts as activity.",
  requirement: "PRES-LAA-007",
  family: "last active",
  disturb: ({ isProactive }) => ({ isProactive: (action) => action === "poll" || isProactive(action) }),
};
