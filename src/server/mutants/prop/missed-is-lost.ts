import type { User } from "../../user.ts";
import { SYNC, EVENTS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** What changed while an observer had no poll open is skipped when it resumes. */
export const missedIsLost: Mutant = {
  name: "missed-is-lost",
  fault: "What changed while an observer had no poll open is skipped when it resumes.",
  requirement: "PRES-PROP-010",
  family: "lost update",
  disturb: () => {
    const begun = new Map<User, number>();
    return {
      around: (exchange, next) => {
        const { route, state, device } = exchange;
        if ((route === SYNC || route === EVENTS) && device !== undefined)
          begun.set(device.user, state.position);
        return next(exchange);
      },
      tapSightings: (sightings, { observer, since }) =>
        since === undefined
          ? sightings
          : sightings.filter(({ position }) => position > (begun.get(observer) ?? 0)),
    };
  },
};
