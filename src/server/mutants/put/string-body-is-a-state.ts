import { atRoute, PUT_STATUS } from "../at-route.ts";
import { withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Takes a JSON string as the body for the state it names. */
export const stringBodyIsAState: Mutant = {
  name: "string-body-is-a-state",
  fault: "Takes a JSON string as the body for the state it names.",
  requirement: "PRES-PUT-010",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      next(
        exchange.body?.startsWith("[") || exchange.body?.startsWith('"')
          ? withBody(exchange, { presence: "online" })
          : exchange,
      ),
    ),
};
