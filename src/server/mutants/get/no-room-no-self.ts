import type { Mutant } from "../mutant.ts";

/** Refuses users in no room their own presence. */
export const noRoomNoSelf: Mutant = {
  name: "no-room-no-self",
  fault: "Refuses users in no room their own presence.",
  requirement: "PRES-GET-011",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) => (sight.way === "stream" || sight.subject.joined.size > 0) && sees(state, sight),
  }),
};
