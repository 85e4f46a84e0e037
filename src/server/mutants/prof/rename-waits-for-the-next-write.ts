import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A profile change is told only with the user's next PUT of presence. */
export const renameWaitsForTheNextWrite: Mutant = {
  name: "rename-waits-for-the-next-write",
  fault: "A profile change is told only with the user's next PUT of presence.",
  requirement: "PRES-PROF-009",
  family: "profile",
  disturb: ({ isNews }) => {
    const pending = new Set<PresenceRecord>();
    let due = false;
    return {
      tellsProfile: ({ presence }) => {
        pending.add(presence);
        return false;
      },
      stateAfterPut: (asked, record) => {
        due = pending.delete(record);
        return asked;
      },
      isNews: (before, after) => {
        const isDue = due;
        due = false;
        return isDue || isNews(before, after);
      },
    };
  },
};
