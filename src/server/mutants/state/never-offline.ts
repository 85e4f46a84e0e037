import type { Mutant } from "../mutant.ts";

/** A user who is gone keeps the last state for ever. */
export const neverOffline: Mutant = {
  name: "never-offline",
  fault: "A user who is gone keeps the last state for ever.",
  requirement: "PRES-STATE-004",
  family: "timer",
  disturb: () => ({ offlineAfterMs: () => Number.POSITIVE_INFINITY }),
};
