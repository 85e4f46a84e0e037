import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** A profile change is told as presence to those of the user's oldest room only. */
export const renameToldInTheOldestRoom: Mutant = {
  name: "rename-told-in-the-oldest-room",
  fault: "A profile change is told as presence to those of the user's oldest room only.",
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
          ({ subject }) => since === undefined || !withheld.has(subject) || isInOldest(observer, subject),
        ),
    };
  },
};

function isInOldest(observer: User, subject: User): boolean {
  const [oldest] = subject.joined;
  return oldest === undefined || observer.joined.has(oldest);
}
