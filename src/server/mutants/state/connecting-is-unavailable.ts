import type { Mutant } from "../mutant.ts";

/** A user who opens a stream becomes unavailable instead of online. */
export const connectingIsUnavailable: Mutant = {
  name: "connecting-is-unavailable",
  fault: "A user who opens a stream becomes unavailable instead of online.",
  requirement: "PRES-STATE-003",
  family: "wrong value",
  disturb: ({ stateOnOpening }) => ({
    stateOnOpening: (record, asked) =>
      record.state === "offline" && asked !== "offline" ? "unavailable" : stateOnOpening(record, asked),
  }),
};
