import { atRoute, GET_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { asOwner } from "../path-owner.ts";

/** GET status takes a token that nobody was given. */
export const unknownTokenReads: Mutant = {
  name: "unknown-token-reads",
  fault: "GET status takes a token that nobody was given.",
  requirement: "PRES-GET-006",
  family: "authority",
  disturb: () =>
    atRoute(GET_STATUS, (exchange, next) => {
      const isUnknown = exchange.token !== undefined && exchange.device === undefined;
      return next(isUnknown ? asOwner(exchange) : exchange);
    }),
};
