import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Setting the same level again doubles the time since the last activity. */
export const sameLevelDoublesTheAge: Mutant = {
  name: "same-level-doubles-the-age",
  fault: "Setting the same level again doubles the time since the last activity.",
  requirement: "PRES-LAA-005",
  family: "last active",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const record = exchange.device?.user.presence;
      const again = record !== undefined && looseBody(exchange)["presence"] === record.state;
      if (again && record.lastActiveAtMs !== undefined)
        record.lastActiveAtMs -= exchange.state.clock.now() - record.lastActiveAtMs;
      return next(exchange);
    }),
};
