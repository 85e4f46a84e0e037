import type { Mutant } from "../mutant.ts";

/** Who asked to be offline and then sets online comes back as unavailable. */
export const backFromOfflineIsUnavailable: Mutant = {
  name: "back-from-offline-is-unavailable",
  fault: "Who asked to be offline and then sets online comes back as unavailable.",
  requirement: "PRES-STATE-002",
  family: "wrong value",
  disturb: ({ stateAfterPut }) => ({
    stateAfterPut: (asked, record) =>
      asked === "online" && record.explicitlyOffline ? "unavailable" : stateAfterPut(asked, record),
  }),
};
