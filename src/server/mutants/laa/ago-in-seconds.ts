import type { Mutant } from "../mutant.ts";

/** Gives last_active_ago in seconds. */
export const agoInSeconds: Mutant = {
  name: "ago-in-seconds",
  fault: "Gives last_active_ago in seconds.",
  requirement: "PRES-LAA-001",
  family: "last active",
  disturb: ({ lastActiveAgo }) => ({
    lastActiveAgo: (record, nowMs) => {
      const agoMs = lastActiveAgo(record, nowMs);
      return agoMs === undefined ? undefined : Math.floor(agoMs / 1_000);
    },
  }),
};
