import type { Mutant } from "../mutant.ts";

/** A message counts as activity of everybody in the room. */
export const receiversAreActive: Mutant = {
  name: "receivers-are-active",
  fault: "A message counts as activity of everybody in the room.",
  requirement: "PRES-LAA-008",
  family: "last active",
  disturb: () => ({ becomesActive: (actor, room) => room?.joined.keys() ?? [actor] }),
};
