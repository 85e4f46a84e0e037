import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Takes a status message of 0 or false for one that was left out. */
export const falsyStatusPasses: Mutant = {
  name: "falsy-status-passes",
  fault: "Takes a status message of 0 or false for one that was left out.",
  requirement: "PRES-PUT-008",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const { status_msg: status, ...rest } = looseBody(exchange);
      return next(status === 0 || status === false ? withBody(exchange, rest) : exchange);
    }),
};
