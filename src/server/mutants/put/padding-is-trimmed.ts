import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Takes a presence with white space around it. */
export const paddingIsTrimmed: Mutant = {
  name: "padding-is-trimmed",
  fault: "Takes a presence with white space around it.",
  requirement: "PRES-PUT-006",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const body = looseBody(exchange);
      const { presence } = body;
      return next(
        typeof presence === "string" ? withBody(exchange, { ...body, presence: presence.trim() }) : exchange,
      );
    }),
};
