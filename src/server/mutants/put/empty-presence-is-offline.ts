import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Takes an empty string as presence for offline. */
export const emptyPresenceIsOffline: Mutant = {
  name: "empty-presence-is-offline",
  fault: "Takes an empty string as presence for offline.",
  requirement: "PRES-PUT-006",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const body = looseBody(exchange);
      return next(body["presence"] === "" ? withBody(exchange, { ...body, presence: "offline" }) : exchange);
    }),
};
