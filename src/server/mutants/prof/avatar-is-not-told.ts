import type { Mutant } from "../mutant.ts";

/** A change of the avatar is not told through presence. */
export const avatarIsNotTold: Mutant = {
  name: "avatar-is-not-told",
  fault: "A change of the avatar is not told through presence.",
  requirement: "PRES-PROF-002",
  family: "profile",
  disturb: () => ({ tellsProfile: (_user, field) => field !== "avatar_url" }),
};
