import type { Mutant } from "../mutant.ts";

/** An invitation puts the owner on the list instead of the invited user. */
export const listGetsTheOwner: Mutant = {
  name: "list-gets-the-owner",
  fault: "An invitation puts the owner on the list instead of the invited user.",
  requirement: "PRES-LIST-002",
  family: "presence list",
  disturb: ({ invited }) => ({ invited: (state, { owner }) => invited(state, { owner, user: owner }) }),
};
