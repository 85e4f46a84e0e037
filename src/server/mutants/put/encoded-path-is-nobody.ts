import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Does not decode the user id in the path. */
export const encodedPathIsNobody: Mutant = {
  name: "encoded-path-is-nobody",
  fault: "Does not decode the user id in the path.",
  requirement: "PRES-PUT-015",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      next(/%40/i.test(exchange.path) ? { ...exchange, params: { userId: "%40" } } : exchange),
    ),
};
