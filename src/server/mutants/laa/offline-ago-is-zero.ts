import type { Mutant } from "../mutant.ts";

/** Gives last_active_ago as zero for offline users. */
export const offlineAgoIsZero: Mutant = {
  name: "offline-ago-is-zero",
  fault: "Gives last_active_ago as zero for offline users.",
  requirement: "PRES-LAA-012",
  family: "last active",
  disturb: ({ lastActiveAgo }) => ({
    lastActiveAgo: (record, nowMs) => (record.state === "offline" ? 0 : lastActiveAgo(record, nowMs)),
  }),
};
