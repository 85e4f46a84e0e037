import type { Mutant } from "../mutant.ts";

/** A drop removes whoever has been on the list for longest. */
export const dropRemovesTheOldest: Mutant = {
  name: "drop-removes-the-oldest",
  fault: "A drop removes whoever has been on the list for longest.",
  requirement: "PRES-LIST-003",
  family: "presence list",
  disturb: ({ dropped }) => ({
    dropped: (state, { owner, user }) => {
      const [oldest = user] = owner.watching.keys();
      if (owner.watching.has(user)) dropped(state, { owner, user: oldest });
    },
  }),
};
