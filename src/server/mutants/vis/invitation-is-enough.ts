import type { Mutant } from "../mutant.ts";
import { outsidersSee } from "./outsiders-see.ts";

/** Invited users see the members of the room. */
export const invitationIsEnough: Mutant = {
  name: "invitation-is-enough",
  fault: "Invited users see the members of the room.",
  requirement: "PRES-VIS-009",
  family: "wrong audience",
  disturb: outsidersSee(({ after }) => (after === "invite" ? "begins" : "ends")),
};
