import { atRoute, GET_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { asOwner } from "../path-owner.ts";

/** Tells presence to callers without a token. */
export const anonymousGet: Mutant = {
  name: "anonymous-get",
  fault: "Tells presence to callers without a token.",
  requirement: "PRES-GET-006",
  family: "authority",
  disturb: () =>
    atRoute(GET_STATUS, (exchange, next) =>
      next(exchange.device === undefined ? asOwner(exchange) : exchange),
    ),
};
