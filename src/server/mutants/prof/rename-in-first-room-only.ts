import type { Mutant } from "../mutant.ts";

/** A profile change updates the membership of the first room only. */
export const renameInFirstRoomOnly: Mutant = {
  name: "rename-in-first-room-only",
  fault: "A profile change updates the membership of the first room only.",
  requirement: "PRES-PROF-007",
  family: "profile",
  disturb: () => ({ profileRooms: (user) => [...user.joined].slice(0, 1) }),
};
