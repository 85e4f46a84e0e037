import type { Mutant } from "../mutant.ts";

/** That activity made an unavailable user online is stored but not told. */
export const revivalIsNotTold: Mutant = {
  name: "revival-is-not-told",
  fault: "That activity made an unavailable user online is stored but not told.",
  requirement: "PRES-IDLE-005",
  family: "missing event",
  disturb: ({ stateAfterActivity, isNews }) => {
    let revives = false;
    return {
      stateAfterActivity: (record, rules) => {
        const next = stateAfterActivity(record, rules);
        revives = record.state === "unavailable" && next === "online";
        return next;
      },
      isNews: (before, after) => {
        const isRevival = revives;
        revives = false;
        return !isRevival && isNews(before, after);
      },
    };
  },
};
