import type { Mutant } from "../mutant.ts";

/** Forgets every status message. */
export const statusDropped: Mutant = {
  name: "status-dropped",
  fault: "Forgets every status message.",
  requirement: "PRES-PUT-007",
  family: "missing event",
  disturb: () => ({ statusAfterPut: () => undefined }),
};
