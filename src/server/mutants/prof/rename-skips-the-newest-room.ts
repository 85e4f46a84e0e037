import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A profile change is not told as presence to those whose only shared room is the user's newest. */
export const renameSkipsTheNewestRoom: Mutant = {
  name: "rename-skips-the-newest-room",
  fault: "A profile change is not told as presence to those whose only shared room is the user's newest.",
  requirement: "PRES-PROF-006",
  family: "profile",
  home: "seed",
  disturb: () => {
    const changed = new Set<User>();
    const withheld = new Set<User>();
    return {
      tellsProfile: (user) => {
        changed.add(user);
        return true;
      },
      published: (_state, subject) => {
        if (changed.delete(subject)) withheld.add(subject);
        else withheld.delete(subject);
      },
      tapSightings: (sightings, { observer, since }) =>
        sightings.filter(
          ({ subject }) => since === undefined || !withheld.has(subject) || sharesOlder(observer, subject),
        ),
    };
  },
};

function sharesOlder(observer: User, subject: User): boolean {
  const older = [...subject.joined].slice(0, -1);
  return older.length === 0 || older.some((roomId) => observer.joined.has(roomId));
}
