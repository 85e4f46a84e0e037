import type { Mutant } from "../mutant.ts";

/** Tells everybody's presence to everybody by GET. */
export const getForStrangers: Mutant = {
  name: "get-for-strangers",
  fault: "Tells everybody's presence to everybody by GET.",
  requirement: "PRES-GET-010",
  family: "wrong audience",
  disturb: ({ sees }) => ({ sees: (state, sight) => sight.way === "get" || sees(state, sight) }),
};
