import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { asOwner } from "../path-owner.ts";

/** Accepts PUT with a token that nobody was given. */
export const anyTokenWillDo: Mutant = {
  name: "any-token-will-do",
  fault: "Accepts PUT with a token that nobody was given.",
  requirement: "PRES-PUT-003",
  family: "authority",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      next(exchange.device === undefined && exchange.token !== undefined ? asOwner(exchange) : exchange),
    ),
};
