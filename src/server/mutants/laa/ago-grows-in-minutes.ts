import type { Mutant } from "../mutant.ts";

/** last_active_ago grows in steps of a minute. */
export const agoGrowsInMinutes: Mutant = {
  name: "ago-grows-in-minutes",
  fault: "last_active_ago grows in steps of a minute.",
  requirement: "PRES-LAA-006",
  family: "last active",
  disturb: ({ lastActiveAgo }) => ({
    lastActiveAgo: (record, nowMs) => {
      const agoMs = lastActiveAgo(record, nowMs);
      return agoMs === undefined ? undefined : agoMs - (agoMs % 60_000);
    },
  }),
};
