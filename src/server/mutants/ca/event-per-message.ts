import type { Mutant } from "../mutant.ts";

/** Tells every activity, though the user is known to be currently active. */
export const eventPerMessage: Mutant = {
  name: "event-per-message",
  fault: "Tells every activity, though the user is known to be currently active.",
  requirement: "PRES-CA-002",
  family: "spurious event",
  disturb: ({ isNews }) => ({
    isNews: (before, after) => isNews(before, after) || before.lastActiveAtMs !== after.lastActiveAtMs,
  }),
};
