import type { Mutant } from "../mutant.ts";

/** Gives the time of the last activity instead of the time since. */
export const agoAsEpoch: Mutant = {
  name: "ago-as-epoch",
  fault: "Gives the time of the last activity instead of the time since.",
  requirement: "PRES-LAA-001",
  family: "last active",
  disturb: () => ({
    lastActiveAgo: (record) =>
      record.lastActiveAtMs === undefined ? undefined : 1_400_000_000_000 + Math.floor(record.lastActiveAtMs),
  }),
};
