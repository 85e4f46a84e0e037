import type { Mutant } from "../mutant.ts";

/** A PUT of unavailable leaves an offline user offline. */
export const offlineToUnavailableIsIgnored: Mutant = {
  name: "offline-to-unavailable-is-ignored",
  fault: "A PUT of unavailable leaves an offline user offline.",
  requirement: "PRES-STATE-002",
  family: "wrong value",
  disturb: ({ stateAfterPut }) => ({
    stateAfterPut: (asked, record) =>
      record.state === "offline" && asked === "unavailable" ? "offline" : stateAfterPut(asked, record),
  }),
};
