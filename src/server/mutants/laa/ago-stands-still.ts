import type { Mutant } from "../mutant.ts";

/** Gives last_active_ago as zero for whoever was ever active. */
export const agoStandsStill: Mutant = {
  name: "ago-stands-still",
  fault: "Gives last_active_ago as zero for whoever was ever active.",
  requirement: "PRES-LAA-006",
  family: "last active",
  disturb: () => ({ lastActiveAgo: (record) => (record.lastActiveAtMs === undefined ? undefined : 0) }),
};
