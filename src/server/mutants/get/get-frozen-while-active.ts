import type { Ms } from "../../../time/clock.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** While a user is currently active, GET gives the activity as of the last update of the streams. */
export const getFrozenWhileActive: Mutant = {
  name: "get-frozen-while-active",
  fault: "While a user is currently active, GET gives the activity as of the last update of the streams.",
  requirement: "PRES-GET-013",
  family: "stale data",
  disturb: () => {
    const told = new Map<User, Ms | undefined>();
    return {
      published: (_state, subject) => void told.set(subject, subject.presence.lastActiveAtMs),
      tapStatus: (body, { subject, nowMs }) => {
        const atMs = told.get(subject);
        return body["currently_active"] === true && atMs !== undefined
          ? { ...body, last_active_ago: Math.floor(nowMs - atMs) }
          : body;
      },
    };
  },
};
