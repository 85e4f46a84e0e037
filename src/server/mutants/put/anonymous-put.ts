import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { asOwner } from "../path-owner.ts";

/** Accepts PUT without a token. */
export const anonymousPut: Mutant = {
  name: "anonymous-put",
  fault: "Accepts PUT without a token.",
  requirement: "PRES-PUT-002",
  family: "authority",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      next(exchange.token === undefined ? asOwner(exchange) : exchange),
    ),
};
