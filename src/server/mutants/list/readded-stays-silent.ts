import type { User } from "../../user.ts";
import { sharesRoom } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Who was dropped and is invited again is on the list, but their changes reach no stream. */
export const readdedStaysSilent: Mutant = {
  name: "readded-stays-silent",
  fault: "Who was dropped and is invited again is on the list, but their changes reach no stream.",
  requirement: "PRES-LIST-006",
  family: "latch",
  disturb: ({ dropped, sees }) => {
    const silent = new Map<User, Set<User>>();
    return {
      dropped: (state, entry) => {
        dropped(state, entry);
        silent.set(entry.owner, new Set(silent.get(entry.owner)).add(entry.user));
      },
      sees: (state, sight) => {
        const { observer, subject, way } = sight;
        const muted = way === "stream" && silent.get(observer)?.has(subject) === true;
        return sees(state, sight) && (!muted || sharesRoom(observer, subject));
      },
    };
  },
};
