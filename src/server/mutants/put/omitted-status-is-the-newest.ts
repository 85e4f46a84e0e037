import type { Mutant } from "../mutant.ts";

/** A PUT without a status message takes the one that anybody set last. */
export const omittedStatusIsTheNewest: Mutant = {
  name: "omitted-status-is-the-newest",
  fault: "A PUT without a status message takes the one that anybody set last.",
  requirement: "PRES-PUT-016",
  family: "stale data",
  disturb: () => {
    let newest: string | undefined;
    return {
      statusAfterPut: (_before, given) => {
        if (typeof given === "string") newest = given;
        return given === undefined ? newest : (given ?? undefined);
      },
    };
  },
};
