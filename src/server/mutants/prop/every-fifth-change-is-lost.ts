import type { Mutant } from "../mutant.ts";

/** Every fifth change of a user is never told. */
export const everyFifthChangeIsLost: Mutant = {
  name: "every-fifth-change-is-lost",
  fault: "Every fifth change of a user is never told.",
  requirement: "PRES-PROP-004",
  family: "latch",
  disturb: ({ isNews }) => {
    let changes = 0;
    return {
      isNews: (before, after) => {
        if (!isNews(before, after)) return false;
        changes += 1;
        return changes % 5 !== 0;
      },
    };
  },
};
