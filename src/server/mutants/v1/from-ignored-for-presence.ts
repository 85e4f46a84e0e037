import type { User } from "../../user.ts";
import { atRoute, EVENTS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** /events ignores from where presence is concerned. */
export const fromIgnoredForPresence: Mutant = {
  name: "from-ignored-for-presence",
  fault: "/events ignores from where presence is concerned.",
  requirement: "PRES-V1-004",
  family: "lost update",
  disturb: () => {
    const begun = new Map<User, number>();
    return {
      ...atRoute(EVENTS, (exchange, next) => {
        if (exchange.device !== undefined) begun.set(exchange.device.user, exchange.state.position);
        return next(exchange);
      }),
      tapSightings: (sightings, { observer, delivery }) =>
        delivery.outlet === "events"
          ? sightings.filter(({ position }) => position > (begun.get(observer) ?? 0))
          : sightings,
    };
  },
};
