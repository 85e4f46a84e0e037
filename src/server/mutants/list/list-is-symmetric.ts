import type { Mutant } from "../mutant.ts";

/** An invitation puts both users on each other's lists. */
export const listIsSymmetric: Mutant = {
  name: "list-is-symmetric",
  fault: "An invitation puts both users on each other's lists.",
  requirement: "PRES-LIST-011",
  family: "presence list",
  disturb: ({ invited }) => ({
    invited: (state, { owner, user }) => {
      invited(state, { owner, user });
      invited(state, { owner: user, user: owner });
    },
  }),
};
