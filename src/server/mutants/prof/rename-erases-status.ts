import type { Mutant } from "../mutant.ts";

/** A profile change erases the status message. */
export const renameErasesStatus: Mutant = {
  name: "rename-erases-status",
  fault: "A profile change erases the status message.",
  requirement: "PRES-PROF-003",
  family: "profile",
  disturb: ({ profileRooms }) => ({
    profileRooms: (user) => {
      user.presence.statusMsg = undefined;
      return profileRooms(user);
    },
  }),
};
