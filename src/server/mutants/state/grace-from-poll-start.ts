import type { Mutant } from "../mutant.ts";

/** The grace counts from the start of a poll, so a long poll outlasts it. */
export const graceFromPollStart: Mutant = {
  name: "grace-from-poll-start",
  fault: "The grace counts from the start of a poll, so a long poll outlasts it.",
  requirement: "PRES-STATE-005",
  family: "timer",
  disturb: () => ({ isConnected: () => false }),
};
