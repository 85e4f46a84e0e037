import type { Variety } from "./variety.ts";

/** Everybody is answered by GET, as in Dendrite; streams tell only those who share. */
export const strangersMayLook: Variety = {
  name: "strangers-may-look",
  does: "Answers everybody's GET; streams tell only those who share a room.",
  lawfulBy: "AMB-07, a warning by default",
  mayWarn: [
    "PRES-GET-010",
    "PRES-VIS-003",
    "PRES-VIS-005",
    "PRES-VIS-007",
    "PRES-VIS-008",
    "PRES-VIS-009",
    "PRES-LIST-007",
  ],
  vary: ({ sees }) => ({ sees: (state, sight) => sight.way === "get" || sees(state, sight) }),
};
