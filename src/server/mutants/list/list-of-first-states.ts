import type { PresenceEvent } from "../../presence-event.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** List items carry the states as of their first reading. */
export const listOfFirstStates: Mutant = {
  name: "list-of-first-states",
  fault: "List items carry the states as of their first reading.",
  requirement: "PRES-LIST-005",
  family: "presence list",
  disturb: () => {
    const first = new Map<User, PresenceEvent>();
    return {
      tapEvent: (event, { outlet, subject }) => {
        if (outlet !== "list") return event;
        const kept = first.get(subject) ?? event;
        first.set(subject, kept);
        return kept;
      },
    };
  },
};
