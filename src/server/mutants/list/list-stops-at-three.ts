import type { Mutant } from "../mutant.ts";

/** A presence list takes three users; who is invited after that is left out without a word. */
export const listStopsAtThree: Mutant = {
  name: "list-stops-at-three",
  fault: "A presence list takes three users; who is invited after that is left out without a word.",
  requirement: "PRES-LIST-002",
  family: "presence list",
  disturb: ({ invited }) => ({
    invited: (state, entry) => {
      if (entry.owner.watching.size < 3) invited(state, entry);
    },
  }),
};
