import type { Mutant } from "../mutant.ts";

/** A change of the display name is not told through presence. */
export const nameIsNotTold: Mutant = {
  name: "name-is-not-told",
  fault: "A change of the display name is not told through presence.",
  requirement: "PRES-PROF-001",
  family: "profile",
  disturb: () => ({ tellsProfile: (_user, field) => field !== "displayname" }),
};
