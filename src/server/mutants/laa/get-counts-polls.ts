import type { Ms } from "../../../time/clock.ts";
import type { User } from "../../user.ts";
import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** GET counts polling as activity, and the streams do not. */
export const getCountsPolls: Mutant = {
  name: "get-counts-polls",
  fault: "GET counts polling as activity, and the streams do not.",
  requirement: "PRES-LAA-011",
  family: "last active",
  disturb: () => {
    const polledAt = new Map<User, Ms>();
    return {
      ...atRoute(SYNC, (exchange, next) => {
        if (exchange.device !== undefined) polledAt.set(exchange.device.user, exchange.state.clock.now());
        return next(exchange);
      }),
      tapStatus: (body, { subject, nowMs }) => {
        const { last_active_ago: agoMs } = body;
        const sinceMs = Math.floor(nowMs - (polledAt.get(subject) ?? Number.NEGATIVE_INFINITY));
        return typeof agoMs === "number" ? { ...body, last_active_ago: Math.min(agoMs, sinceMs) } : body;
      },
    };
  },
};
