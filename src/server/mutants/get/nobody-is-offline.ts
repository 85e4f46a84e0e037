import { atRoute, GET_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** Reports users who do not exist as offline. */
export const nobodyIsOffline: Mutant = {
  name: "nobody-is-offline",
  fault: "Reports users who do not exist as offline.",
  requirement: "PRES-GET-007",
  family: "wrong value",
  disturb: () =>
    atRoute(GET_STATUS, (exchange, next) =>
      exchange.device !== undefined && pathOwner(exchange) === undefined
        ? { status: 200, body: { presence: "offline" } }
        : next(exchange),
    ),
};
