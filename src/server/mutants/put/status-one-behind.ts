import type { Mutant } from "../mutant.ts";

/** Shows the status message of the PUT before. */
export const statusOneBehind: Mutant = {
  name: "status-one-behind",
  fault: "Shows the status message of the PUT before.",
  requirement: "PRES-PUT-007",
  family: "stale data",
  disturb: () => {
    let last: string | null | undefined;
    return {
      statusAfterPut: (_before, given) => {
        const shown = last ?? undefined;
        last = given;
        return shown;
      },
    };
  },
};
