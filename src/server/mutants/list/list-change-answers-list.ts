import { atRoute, POST_LIST } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** Answers a change of a list with the ids that are on it. */
export const listChangeAnswersList: Mutant = {
  name: "list-change-answers-list",
  fault: "Answers a change of a list with the ids that are on it.",
  requirement: "PRES-LIST-001",
  family: "wire shape",
  disturb: () =>
    atRoute(POST_LIST, async (exchange, next) => {
      const answer = await next(exchange);
      if (answer.status !== 200) return answer;
      return { status: 200, body: [...(pathOwner(exchange)?.watching.keys() ?? [])].map(({ id }) => id) };
    }),
};
