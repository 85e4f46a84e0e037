import type { Mutant } from "../mutant.ts";

/** Who is offline cannot read their own presence. */
export const offlineSelfIsNobody: Mutant = {
  name: "offline-self-is-nobody",
  fault: "Who is offline cannot read their own presence.",
  requirement: "PRES-GET-011",
  family: "missing event",
  disturb: ({ sees }) => ({
    sees: (state, sight) =>
      sees(state, sight) &&
      !(
        sight.way === "get" &&
        sight.observer === sight.subject &&
        sight.subject.presence.state === "offline"
      ),
  }),
};
