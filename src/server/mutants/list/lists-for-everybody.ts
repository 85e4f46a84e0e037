import { atRoute, POST_LIST } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { asOwner } from "../path-owner.ts";

/** Lets everybody edit everybody's list. */
export const listsForEverybody: Mutant = {
  name: "lists-for-everybody",
  fault: "Lets everybody edit everybody's list.",
  requirement: "PRES-LIST-009",
  family: "authority",
  disturb: () =>
    atRoute(POST_LIST, (exchange, next) =>
      next(exchange.device === undefined ? exchange : asOwner(exchange)),
    ),
};
