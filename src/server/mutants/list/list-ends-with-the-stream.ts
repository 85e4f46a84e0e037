import type { User } from "../../user.ts";
import { sharesRoom } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** When its owner begins a stream anew, a list tells of nobody any more. */
export const listEndsWithTheStream: Mutant = {
  name: "list-ends-with-the-stream",
  fault: "When its owner begins a stream anew, a list tells of nobody any more.",
  requirement: "PRES-LIST-006",
  family: "presence list",
  disturb: ({ invited, sees }) => {
    const ended = new Set<User>();
    return {
      invited: (state, entry) => {
        invited(state, entry);
        ended.delete(entry.owner);
      },
      sees: (state, sight) => {
        const { observer, subject, way } = sight;
        const muted = way === "stream" && ended.has(observer) && observer !== subject;
        return sees(state, sight) && (!muted || sharesRoom(observer, subject));
      },
      tapSightings: (sightings, { since, observer }) => {
        if (since === undefined && observer.watching.size > 0) ended.add(observer);
        return sightings;
      },
    };
  },
};
