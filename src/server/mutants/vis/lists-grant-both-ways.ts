import type { Mutant } from "../mutant.ts";

/** Who is on a list sees the list's owner. */
export const listsGrantBothWays: Mutant = {
  name: "lists-grant-both-ways",
  fault: "Who is on a list sees the list's owner.",
  requirement: "PRES-VIS-012",
  family: "presence list",
  home: "seed",
  disturb: ({ sees, audience }) => ({
    sees: (state, sight) =>
      sees(state, sight) || (sight.rules.presenceLists && sight.subject.watching.has(sight.observer)),
    audience: (state, subject) => [...audience(state, subject), ...subject.watching.keys()],
  }),
};
