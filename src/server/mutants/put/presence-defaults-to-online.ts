import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Takes a missing presence for online. */
export const presenceDefaultsToOnline: Mutant = {
  name: "presence-defaults-to-online",
  fault: "Takes a missing presence for online.",
  requirement: "PRES-PUT-005",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const body = looseBody(exchange);
      return next(
        exchange.body?.startsWith("{") && !("presence" in body)
          ? withBody(exchange, { ...body, presence: "online" })
          : exchange,
      );
    }),
};
