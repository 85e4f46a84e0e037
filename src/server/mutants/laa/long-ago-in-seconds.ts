import type { Mutant } from "../mutant.ts";

/** Gives last_active_ago in seconds once it is more than a minute. */
export const longAgoInSeconds: Mutant = {
  name: "long-ago-in-seconds",
  fault: "Gives last_active_ago in seconds once it is more than a minute.",
  requirement: "PRES-LAA-001",
  family: "last active",
  disturb: ({ lastActiveAgo }) => ({
    lastActiveAgo: (record, nowMs) => {
      const agoMs = lastActiveAgo(record, nowMs);
      return agoMs === undefined || agoMs < 60_000 ? agoMs : Math.floor(agoMs / 1_000);
    },
  }),
};
