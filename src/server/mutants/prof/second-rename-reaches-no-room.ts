import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Only the first change of a user's profile reaches the memberships of their rooms. */
export const secondRenameReachesNoRoom: Mutant = {
  name: "second-rename-reaches-no-room",
  fault: "Only the first change of a user's profile reaches the memberships of their rooms.",
  requirement: "PRES-PROF-007",
  family: "latch",
  disturb: ({ profileRooms }) => {
    const changed = new Set<User>();
    return {
      profileRooms: (user) => {
        const rooms = changed.has(user) ? [] : profileRooms(user);
        changed.add(user);
        return rooms;
      },
    };
  },
};
