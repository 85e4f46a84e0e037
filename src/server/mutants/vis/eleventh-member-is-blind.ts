import type { Sight } from "../../behaviour.ts";
import type { ServerState } from "../../server-state.ts";
import { listed } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Of a room's members only the ten who joined first see the others. */
export const eleventhMemberIsBlind: Mutant = {
  name: "eleventh-member-is-blind",
  fault: "Of a room's members only the ten who joined first see the others.",
  requirement: "PRES-VIS-002",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) =>
      sees(state, sight) && (sight.observer === sight.subject || isAmongTheFirst(state, sight)),
  }),
};

const FIRST = 10;

function isAmongTheFirst(state: ServerState, { observer, subject, rules }: Sight): boolean {
  if (listed(rules, observer, subject)) return true;
  return [...observer.joined].some((roomId) => {
    const members = [...(state.rooms.get(roomId)?.joined.keys() ?? [])];
    return members.includes(subject) && members.indexOf(observer) < FIRST;
  });
}
