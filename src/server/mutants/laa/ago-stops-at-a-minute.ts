import type { Mutant } from "../mutant.ts";

/** last_active_ago grows to a minute and no further. */
export const agoStopsAtAMinute: Mutant = {
  name: "ago-stops-at-a-minute",
  fault: "last_active_ago grows to a minute and no further.",
  requirement: "PRES-LAA-006",
  family: "last active",
  disturb: ({ lastActiveAgo }) => ({
    lastActiveAgo: (record, nowMs) => {
      const agoMs = lastActiveAgo(record, nowMs);
      return agoMs === undefined ? undefined : Math.min(agoMs, 60_000);
    },
  }),
};
