import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** A PUT for another user is refused, but its status message has become theirs. */
export const refusedForOthersLeavesItsMessage: Mutant = {
  name: "refused-for-others-leaves-its-message",
  fault: "A PUT for another user is refused, but its status message has become theirs.",
  requirement: "PRES-PUT-004",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const { device } = exchange;
      const owner = pathOwner(exchange);
      const { status_msg: message } = looseBody(exchange);
      if (device !== undefined && owner !== device.user && owner !== undefined && typeof message === "string")
        owner.presence.statusMsg = message;
      return next(exchange);
    }),
};
