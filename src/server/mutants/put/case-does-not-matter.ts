import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Takes presence in any case. */
export const caseDoesNotMatter: Mutant = {
  name: "case-does-not-matter",
  fault: "Takes presence in any case.",
  requirement: "PRES-PUT-006",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const body = looseBody(exchange);
      const { presence } = body;
      return next(
        typeof presence === "string"
          ? withBody(exchange, { ...body, presence: presence.toLowerCase() })
          : exchange,
      );
    }),
};
