import { atRoute, POST_LIST } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Answers 200 to a malformed change of a list, without effect. */
export const malformedListPretends: Mutant = {
  name: "malformed-list-pretends",
  fault: "Answers 200 to a malformed change of a list, without effect.",
  requirement: "PRES-LIST-013",
  family: "presence list",
  home: "seed",
  disturb: () =>
    atRoute(POST_LIST, async (exchange, next) => {
      const answer = await next(exchange);
      return answer.status === 400 ? { status: 200, body: {} } : answer;
    }),
};
