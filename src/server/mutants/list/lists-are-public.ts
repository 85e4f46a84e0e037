import { atRoute, GET_LIST } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { asOwner } from "../path-owner.ts";

/** Gives everybody everybody's list. */
export const listsArePublic: Mutant = {
  name: "lists-are-public",
  fault: "Gives everybody everybody's list.",
  requirement: "PRES-LIST-010",
  family: "authority",
  disturb: () =>
    atRoute(GET_LIST, (exchange, next) => next(exchange.device === undefined ? exchange : asOwner(exchange))),
};
