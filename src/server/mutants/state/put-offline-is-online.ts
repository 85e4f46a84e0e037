import type { Mutant } from "../mutant.ts";

/** Takes PUT offline as a wish to drop the manual state, and makes the user online. */
export const putOfflineIsOnline: Mutant = {
  name: "put-offline-is-online",
  fault: "Takes PUT offline as a wish to drop the manual state, and makes the user online.",
  requirement: "PRES-STATE-006",
  family: "wrong value",
  disturb: ({ stateAfterPut }) => ({
    stateAfterPut: (asked, record) => stateAfterPut(asked === "offline" ? "online" : asked, record),
  }),
};
