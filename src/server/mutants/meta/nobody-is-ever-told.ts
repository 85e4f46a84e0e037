import type { Mutant } from "../mutant.ts";

/** Presence is stored and can be read, but no stream ever carries it. */
export const nobodyIsEverTold: Mutant = {
  name: "nobody-is-ever-told",
  fault: "Presence is stored and can be read, but no stream ever carries it.",
  requirement: "PRES-META-001",
  family: "missing event",
  disturb: () => ({ tapSightings: () => [] }),
};
