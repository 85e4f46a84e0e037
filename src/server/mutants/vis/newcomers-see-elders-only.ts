import type { Sight } from "../../behaviour.ts";
import type { ServerState } from "../../server-state.ts";
import { listed } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** A member sees those who joined before, but not those who joined after. */
export const newcomersSeeEldersOnly: Mutant = {
  name: "newcomers-see-elders-only",
  fault: "A member sees those who joined before, but not those who joined after.",
  requirement: "PRES-VIS-001",
  family: "wrong audience",
  disturb: ({ sees }) => ({
    sees: (state, sight) => sees(state, sight) && (sight.observer === sight.subject || isElder(state, sight)),
  }),
};

/** Whether the subject joined some shared room before the observer did, or is on its list. */
function isElder(state: ServerState, { observer, subject, rules }: Sight): boolean {
  if (listed(rules, observer, subject)) return true;
  return [...observer.joined].some((roomId) => {
    const joined = state.rooms.get(roomId)?.joined;
    return (joined?.get(subject) ?? Number.POSITIVE_INFINITY) < (joined?.get(observer) ?? 0);
  });
}
