import type { Mutant } from "../mutant.ts";

/** Tells every third activity of a user who is known to be currently active. */
export const everyThirdActivityIsTold: Mutant = {
  name: "every-third-activity-is-told",
  fault: "Tells every third activity of a user who is known to be currently active.",
  requirement: "PRES-CA-002",
  family: "latch",
  disturb: ({ isNews }) => {
    let activities = 0;
    return {
      isNews: (before, after) => {
        const isActivity = after.currentlyActive && before.lastActiveAtMs !== after.lastActiveAtMs;
        activities += isActivity ? 1 : 0;
        return isNews(before, after) || (isActivity && activities % 3 === 0);
      },
    };
  },
};
