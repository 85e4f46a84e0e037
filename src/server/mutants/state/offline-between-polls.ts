import type { Mutant } from "../mutant.ts";

/** A user falls offline as soon as a poll has ended. */
export const offlineBetweenPolls: Mutant = {
  name: "offline-between-polls",
  fault: "A user falls offline as soon as a poll has ended.",
  requirement: "PRES-STATE-005",
  family: "timer",
  disturb: () => ({ offlineAfterMs: (timers, sign) => (sign === "closed" ? 0 : timers.offlineAfterMs) }),
};
