import type { Room } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Whoever leaves a second room goes on seeing its members. */
export const secondLeaveIsIgnored: Mutant = {
  name: "second-leave-is-ignored",
  fault: "Whoever leaves a second room goes on seeing its members.",
  requirement: "PRES-VIS-005",
  family: "latch",
  disturb: ({ sees }) => {
    const leaves = new Map<User, number>();
    const kept = new Map<User, Set<Room>>();
    return {
      membershipChanged: (_state, { room, user, before, after }) => {
        if (before !== "join" || after !== "leave") return;
        leaves.set(user, (leaves.get(user) ?? 0) + 1);
        if ((leaves.get(user) ?? 0) > 1) kept.set(user, new Set(kept.get(user)).add(room));
      },
      sees: (state, sight) =>
        sees(state, sight) ||
        [...(kept.get(sight.observer) ?? [])].some((room) => room.joined.has(sight.subject)),
    };
  },
};
