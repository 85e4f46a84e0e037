import type { Sight } from "../../behaviour.ts";
import type { ServerState } from "../../server-state.ts";
import type { Mutant } from "../mutant.ts";

/** Tells a change only to the member who joined first. */
export const firstMemberOnly: Mutant = {
  name: "first-member-only",
  fault: "Tells a change only to the member who joined first.",
  requirement: "PRES-PROP-001",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) => sees(state, sight) && (sight.way === "get" || isFirst(state, sight)),
  }),
};

/** Whether the observer is the first, besides the subject, of a room that both have joined. */
function isFirst(state: ServerState, { observer, subject }: Sight): boolean {
  for (const roomId of subject.joined) {
    for (const member of state.rooms.get(roomId)?.joined.keys() ?? []) {
      if (member === observer) return true;
      if (member !== subject) break;
    }
  }
  return false;
}
