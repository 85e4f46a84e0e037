import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** A PUT that is refused for its status message has set the state already. */
export const refusedMessageKeepsTheState: Mutant = {
  name: "refused-message-keeps-the-state",
  fault: "A PUT that is refused for its status message has set the state already.",
  requirement: "PRES-PUT-011",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const { status_msg: message, ...rest } = looseBody(exchange);
      if (message === undefined || message === null || typeof message === "string") return next(exchange);
      await next(withBody(exchange, rest));
      return next(exchange);
    }),
};
