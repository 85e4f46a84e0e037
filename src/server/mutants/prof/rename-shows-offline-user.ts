import type { Mutant } from "../mutant.ts";

/** A profile change makes an offline user online. */
export const renameShowsOfflineUser: Mutant = {
  name: "rename-shows-offline-user",
  fault: "A profile change makes an offline user online.",
  requirement: "PRES-PROF-010",
  family: "profile",
  home: "seed",
  disturb: () => ({
    tellsProfile: (user) => {
      if (user.presence.state === "offline") user.presence.state = "online";
      return true;
    },
  }),
};
