import type { Mutant } from "../mutant.ts";

/** Answers 200 to methods that the status path does not have. */
export const deleteIsFine: Mutant = {
  name: "delete-is-fine",
  fault: "Answers 200 to methods that the status path does not have.",
  requirement: "PRES-ERR-003",
  family: "wrong value",
  disturb: ({ unmatched }) => ({
    unmatched: (path, why) =>
      why === "method" && /\/presence\/[^/]+\/status$/.test(path)
        ? { status: 200, body: {} }
        : unmatched(path, why),
  }),
};
