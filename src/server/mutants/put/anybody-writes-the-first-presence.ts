import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { asOwner, pathOwner } from "../path-owner.ts";

/** Lets anybody set the presence of a user who never had any. */
export const anybodyWritesTheFirstPresence: Mutant = {
  name: "anybody-writes-the-first-presence",
  fault: "Lets anybody set the presence of a user who never had any.",
  requirement: "PRES-PUT-004",
  family: "authority",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const isNew = pathOwner(exchange)?.presence.position === 0;
      return next(isNew && exchange.device !== undefined ? asOwner(exchange) : exchange);
    }),
};
