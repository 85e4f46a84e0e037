import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A profile change is told to every user as presence. */
export const renameIsBroadcast: Mutant = {
  name: "rename-is-broadcast",
  fault: "A profile change is told to every user as presence.",
  requirement: "PRES-PROF-006",
  family: "profile",
  home: "seed",
  disturb: ({ sees, audience }) => {
    const changed = new Set<User>();
    const broadcast = new Set<User>();
    return {
      tellsProfile: (user) => {
        changed.add(user);
        return true;
      },
      published: (_state, subject) => {
        if (changed.delete(subject)) broadcast.add(subject);
        else broadcast.delete(subject);
      },
      sees: (state, sight) => sees(state, sight) || (sight.way === "stream" && broadcast.has(sight.subject)),
      audience: (state, subject) =>
        broadcast.has(subject) ? state.users.values() : audience(state, subject),
    };
  },
};
