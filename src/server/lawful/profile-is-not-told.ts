import type { Variety } from "./variety.ts";

/** A changed name or avatar is told through rooms only. */
export const profileIsNotTold: Variety = {
  name: "profile-is-not-told",
  does: "Tells changed names and avatars through rooms only.",
  lawfulBy: "AMB-02: a SHOULD up to r0.1.0, and required nowhere later",
  profiles: ["seed", "v0.2-r0.1"],
  mayWarn: ["PRES-PROF-001", "PRES-PROF-002", "PRES-PROF-006", "PRES-PROF-009"],
  vary: () => ({ tellsProfile: () => false }),
};
