import type { Mutant } from "../mutant.ts";
import { outsidersSee } from "./outsiders-see.ts";

/** Who declined an invitation sees the members of the room. */
export const declinedInvitationLetsIn: Mutant = {
  name: "declined-invitation-lets-in",
  fault: "Who declined an invitation sees the members of the room.",
  requirement: "PRES-VIS-009",
  family: "wrong audience",
  disturb: outsidersSee(
    ({ before, after }) => (before === "invite" && after === "leave" ? "begins" : "ends"),
    ["stream"],
  ),
};
