import type { Mutant } from "../mutant.ts";

/** After its third status message a user keeps it for ever. */
export const thirdStatusSticks: Mutant = {
  name: "third-status-sticks",
  fault: "After its third status message a user keeps it for ever.",
  requirement: "PRES-PUT-007",
  family: "latch",
  disturb: ({ statusAfterPut }) => {
    const seen = new Set<string>();
    let last: string | undefined;
    return {
      statusAfterPut: (before, given) => {
        if (seen.size >= 3) return last;
        last = statusAfterPut(before, given);
        if (last !== undefined) seen.add(last);
        return last;
      },
    };
  },
};
