import type { User } from "../../user.ts";
import { audienceOf } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Tells a change only to those who have a poll open at that instant. */
export const onlyWhoWaitsJustThen: Mutant = {
  name: "only-who-waits-just-then",
  fault: "Tells a change only to those who have a poll open at that instant.",
  requirement: "PRES-PROP-001",
  family: "lost update",
  disturb: () => {
    const heard = new Map<User, Set<User>>();
    return {
      published: (state, subject) =>
        void heard.set(
          subject,
          new Set([...audienceOf(state, subject)].filter(({ waiters }) => waiters.size > 0)),
        ),
      tapSightings: (sightings, { observer, since }) =>
        since === undefined
          ? sightings
          : sightings.filter(({ subject }) => heard.get(subject)?.has(observer) ?? true),
    };
  },
};
