import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A profile change also updates the memberships of rooms that the user has left, and so joins them. */
export const renameRejoinsLeftRooms: Mutant = {
  name: "rename-rejoins-left-rooms",
  fault: "A profile change also updates the memberships of rooms that the user has left, and so joins them.",
  requirement: "PRES-PROF-007",
  family: "profile",
  disturb: ({ profileRooms }) => {
    const left = new Map<User, Set<string>>();
    return {
      membershipChanged: (_state, { room, user, before, after }) => {
        const rooms = left.get(user) ?? new Set<string>();
        left.set(user, rooms);
        if (before === "join" && after === "leave") rooms.add(room.id);
        else rooms.delete(room.id);
      },
      profileRooms: (user) => [...profileRooms(user), ...(left.get(user) ?? [])],
    };
  },
};
