import type { Mutant } from "../mutant.ts";

/** A message counts as activity of whoever was first in the room, besides its sender. */
export const firstMemberIsActive: Mutant = {
  name: "first-member-is-active",
  fault: "A message counts as activity of whoever was first in the room, besides its sender.",
  requirement: "PRES-LAA-008",
  family: "last active",
  disturb: () => ({
    becomesActive: (actor, room) => {
      const [first] = room?.joined.keys() ?? [];
      return first === undefined || first === actor ? [actor] : [actor, first];
    },
  }),
};
