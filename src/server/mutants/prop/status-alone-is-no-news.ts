import type { Mutant } from "../mutant.ts";

/** Does not tell a change of the status message alone. */
export const statusAloneIsNoNews: Mutant = {
  name: "status-alone-is-no-news",
  fault: "Does not tell a change of the status message alone.",
  requirement: "PRES-PROP-006",
  family: "missing event",
  disturb: () => ({
    isNews: (before, after) =>
      before.state !== after.state || before.currentlyActive !== after.currentlyActive,
  }),
};
