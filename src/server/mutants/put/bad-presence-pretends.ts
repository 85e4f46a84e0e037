import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Answers 200 to a presence outside the enumeration, without effect. */
export const badPresencePretends: Mutant = {
  name: "bad-presence-pretends",
  fault: "Answers 200 to a presence outside the enumeration, without effect.",
  requirement: "PRES-PUT-006",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      return answer.status === 400 && "presence" in looseBody(exchange) ? { status: 200, body: {} } : answer;
    }),
};
