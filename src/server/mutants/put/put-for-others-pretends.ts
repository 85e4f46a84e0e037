import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Answers 200 to PUT for another user, without effect. */
export const putForOthersPretends: Mutant = {
  name: "put-for-others-pretends",
  fault: "Answers 200 to PUT for another user, without effect.",
  requirement: "PRES-PUT-004",
  family: "authority",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      return answer.status === 403 ? { status: 200, body: {} } : answer;
    }),
};
