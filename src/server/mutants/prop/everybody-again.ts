import type { User } from "../../user.ts";
import { sharesRoom } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** An answer with news of one user brings along everybody whom the observer was told of before. */
export const everybodyAgain: Mutant = {
  name: "everybody-again",
  fault: "An answer with news of one user brings along everybody whom the observer was told of before.",
  requirement: "PRES-PROP-007",
  family: "spurious event",
  disturb: () => {
    const told = new Map<User, Set<User>>();
    return {
      tapSightings: (sightings, { observer, since }) => {
        const known = told.get(observer) ?? new Set<User>();
        told.set(observer, known);
        const fresh = new Set(sightings.map(({ subject }) => subject));
        const again = [...known]
          .filter((subject) => !fresh.has(subject) && sharesRoom(observer, subject))
          .map((subject) => ({ subject, position: since ?? 0 }));
        for (const subject of fresh) known.add(subject);
        return since === undefined || fresh.size === 0 ? sightings : [...again, ...sightings];
      },
    };
  },
};
