import type { Mutant } from "../mutant.ts";

/** Sending a message does not count as activity. */
export const messageIsNoActivity: Mutant = {
  name: "message-is-no-activity",
  fault: "Sending a message does not count as activity.",
  requirement: "PRES-LAA-002",
  family: "last active",
  disturb: ({ isProactive }) => ({ isProactive: (action) => action !== "message" && isProactive(action) }),
};
