import type { Variety } from "./variety.ts";

/** Typing and receipts count as activity, as in Synapse. */
export const allDeedsAreActivity: Variety = {
  name: "all-deeds-are-activity",
  does: "Counts typing and receipts as activity.",
  lawfulBy: "AMB-31, PRES-LAA-010",
  vary: ({ isProactive }) => ({
    isProactive: (action) => action === "typing" || action === "receipt" || isProactive(action),
  }),
};
