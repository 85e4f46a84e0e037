import type { Mutant } from "../mutant.ts";

/** Keeps only the first eight characters of a status message. */
export const statusTruncated: Mutant = {
  name: "status-truncated",
  fault: "Keeps only the first eight characters of a status message.",
  requirement: "PRES-PUT-007",
  family: "wrong value",
  disturb: ({ statusAfterPut }) => ({
    statusAfterPut: (before, given) => statusAfterPut(before, given?.slice(0, 8) ?? given),
  }),
};
