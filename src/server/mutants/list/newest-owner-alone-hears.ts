import type { User } from "../../user.ts";
import { sharesRoom } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Of several users who have somebody on their lists only the one who invited last hears of them. */
export const newestOwnerAloneHears: Mutant = {
  name: "newest-owner-alone-hears",
  fault: "Of several users who have somebody on their lists only the one who invited last hears of them.",
  requirement: "PRES-LIST-006",
  family: "presence list",
  home: "seed",
  disturb: ({ invited, sees }) => {
    const newest = new Map<User, User>();
    return {
      invited: (state, entry) => {
        invited(state, entry);
        newest.set(entry.user, entry.owner);
      },
      sees: (state, sight) => {
        const { observer, subject, way } = sight;
        const isOusted = observer.watching.has(subject) && newest.get(subject) !== observer;
        return sees(state, sight) && (way === "get" || !isOusted || sharesRoom(observer, subject));
      },
    };
  },
};
