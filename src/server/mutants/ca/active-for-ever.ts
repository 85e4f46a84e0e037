import type { Mutant } from "../mutant.ts";

/** currently_active never lapses. */
export const activeForEver: Mutant = {
  name: "active-for-ever",
  fault: "currently_active never lapses.",
  requirement: "PRES-CA-003",
  family: "timer",
  disturb: () => ({ activeForMs: () => Number.POSITIVE_INFINITY }),
};
