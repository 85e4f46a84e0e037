import type { Mutant } from "../mutant.ts";

/** A drop has no effect. */
export const dropIsIgnored: Mutant = {
  name: "drop-is-ignored",
  fault: "A drop has no effect.",
  requirement: "PRES-LIST-003",
  family: "presence list",
  disturb: () => ({ dropped: () => undefined }),
};
