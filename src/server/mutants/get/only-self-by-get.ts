import type { Mutant } from "../mutant.ts";

/** Refuses GET status to room-mates. */
export const onlySelfByGet: Mutant = {
  name: "only-self-by-get",
  fault: "Refuses GET status to room-mates.",
  requirement: "PRES-GET-009",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) => (sight.way === "get" ? sight.observer === sight.subject : sees(state, sight)),
  }),
};
