import type { Mutant } from "../mutant.ts";

/** Removes white space around a status message. */
export const statusTrimmed: Mutant = {
  name: "status-trimmed",
  fault: "Removes white space around a status message.",
  requirement: "PRES-PUT-007",
  family: "wrong value",
  disturb: ({ statusAfterPut }) => ({
    statusAfterPut: (before, given) => statusAfterPut(before, given?.trim()),
  }),
};
