import type { Mutant } from "../mutant.ts";

/** Answers 400 to a path that does not exist. */
export const unknownPathIs400: Mutant = {
  name: "unknown-path-is-400",
  fault: "Answers 400 to a path that does not exist.",
  requirement: "PRES-ERR-003",
  family: "wire shape",
  disturb: ({ unmatched }) => ({
    unmatched: (path, why) => ({ ...unmatched(path, why), ...(why === "unknown" ? { status: 400 } : {}) }),
  }),
};
