import type { Mutant } from "../mutant.ts";

/** An empty status message leaves the old one standing. */
export const emptyStatusIsIgnored: Mutant = {
  name: "empty-status-is-ignored",
  fault: "An empty status message leaves the old one standing.",
  requirement: "PRES-PUT-017",
  family: "stale data",
  disturb: ({ statusAfterPut }) => ({
    statusAfterPut: (before, given) => statusAfterPut(before, given === "" ? before : given),
  }),
};
