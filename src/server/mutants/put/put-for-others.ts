import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { asOwner } from "../path-owner.ts";

/** Lets everybody set everybody's presence. */
export const putForOthers: Mutant = {
  name: "put-for-others",
  fault: "Lets everybody set everybody's presence.",
  requirement: "PRES-PUT-004",
  family: "authority",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      next(exchange.device === undefined ? exchange : asOwner(exchange)),
    ),
};
