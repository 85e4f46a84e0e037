import type { Mutant } from "../mutant.ts";

/** Whoever was once active stays so: neither does currently_active lapse, nor does the user idle. */
export const activeForEver: Mutant = {
  name: "active-for-ever",
  fault: "Whoever was once active stays so: neither does currently_active lapse, nor does the user idle.",
  requirement: "PRES-CA-003",
  family: "timer",
  disturb: () => ({
    activeForMs: () => Number.POSITIVE_INFINITY,
    idleAfterMs: () => Number.POSITIVE_INFINITY,
  }),
};
