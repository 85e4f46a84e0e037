import type { Mutant } from "../mutant.ts";

/** Presence does not wake a waiting stream; it is told when the time is over. */
export const presenceNeverWakes: Mutant = {
  name: "presence-never-wakes",
  fault: "Presence does not wake a waiting stream; it is told when the time is over.",
  requirement: "PRES-PROP-003",
  family: "missing event",
  disturb: () => ({ audience: () => [] }),
};
