import type { Presence } from "../../../spec/profile.ts";
import type { Mutant } from "../mutant.ts";

/** The second PUT unavailable in a row from the same user is stored as offline. */
export const unavailableTwiceIsOffline: Mutant = {
  name: "unavailable-twice-is-offline",
  fault: "The second PUT unavailable in a row from the same user is stored as offline.",
  requirement: "PRES-STATE-002",
  family: "latch",
  disturb: () => {
    const last = new Map<object, Presence>();
    return {
      stateAfterPut: (asked, record) => {
        const again = asked === "unavailable" && last.get(record) === asked;
        last.set(record, asked);
        return again ? "offline" : asked;
      },
    };
  },
};
