import { isObject } from "../../json-body.ts";
import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** What the limit of a filter keeps out of an answer is not in the next one either. */
export const limitLosesTheRest: Mutant = {
  name: "limit-loses-the-rest",
  fault: "What the limit of a filter keeps out of an answer is not in the next one either.",
  requirement: "PRES-SYNC-011",
  family: "lost update",
  disturb: () =>
    atRoute(SYNC, async (exchange, next) => {
      const answer = await next(exchange);
      if (!isObject(answer.body) || typeof answer.body["next_batch"] !== "string") return answer;
      const [token] = answer.body["next_batch"].split("_");
      return { ...answer, body: { ...answer.body, next_batch: token } };
    }),
};
