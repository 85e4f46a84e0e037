import type { Mutant } from "../mutant.ts";

/** A profile change makes the user online. */
export const profileChangeResets: Mutant = {
  name: "profile-change-resets",
  fault: "A profile change makes the user online.",
  requirement: "PRES-PROF-003",
  family: "profile",
  home: "seed",
  disturb: () => ({
    tellsProfile: (user) => {
      user.presence.state = "online";
      return true;
    },
  }),
};
