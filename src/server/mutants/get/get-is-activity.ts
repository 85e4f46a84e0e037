import type { Mutant } from "../mutant.ts";

/** Counts being looked up as activity. */
export const getIsActivity: Mutant = {
  name: "get-is-activity",
  fault: "Counts being looked up as activity.",
  requirement: "PRES-GET-012",
  family: "last active",
  disturb: ({ isProactive }) => ({ isProactive: (action) => action === "lookUp" || isProactive(action) }),
};
