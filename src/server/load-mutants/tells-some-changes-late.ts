import type { Mutant } from "../mutants/mutant.ts";

const EVERY = 10;
const LATE_MS = 3_000;

export const tellsSomeChangesLate: Mutant = {
  name: "tells-some-changes-late",
  fault: "Every tenth change is told three seconds late.",
  requirement: "PRES-PROP-002",
  family: "timer",
  disturb: ({ whenTold }) => {
    let changes = 0;
    return {
      whenTold: (state, subject, tell) => {
        changes += 1;
        if (changes % EVERY === 0) state.clock.setTimeout(() => whenTold(state, subject, tell), LATE_MS);
        else whenTold(state, subject, tell);
      },
    };
  },
};
