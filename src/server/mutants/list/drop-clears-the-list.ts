import type { Mutant } from "../mutant.ts";

/** A drop clears the whole list. */
export const dropClearsTheList: Mutant = {
  name: "drop-clears-the-list",
  fault: "A drop clears the whole list.",
  requirement: "PRES-LIST-003",
  family: "presence list",
  disturb: ({ dropped }) => ({
    dropped: (state, { owner }) => {
      for (const user of owner.watching.keys()) dropped(state, { owner, user });
    },
  }),
};
