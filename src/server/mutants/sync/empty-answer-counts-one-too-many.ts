import { isObject } from "../../json-body.ts";
import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { presenceOf } from "../sync-answer.ts";

/** The token of an answer without presence steps over the very next position. */
export const emptyAnswerCountsOneTooMany: Mutant = {
  name: "empty-answer-counts-one-too-many",
  fault: "The token of an answer without presence steps over the very next position.",
  requirement: "PRES-SYNC-011",
  family: "lost update",
  disturb: () => {
    const stepped = new Set<string>();
    return {
      ...atRoute(SYNC, async (exchange, next) => {
        const answer = await next(exchange);
        const end = isObject(answer.body) ? /\d+$/.exec(String(answer.body["next_batch"])) : null;
        const user = exchange.device?.user.id;
        if (end !== null && exchange.query.has("since") && presenceOf(answer).length === 0)
          stepped.add(`${user} ${end[0]}`);
        return answer;
      }),
      tapSightings: (sightings, { observer, since, delivery }) => {
        if (since === undefined || delivery.outlet !== "sync") return sightings;
        if (!stepped.has(`${observer.id} ${since}`)) return sightings;
        return sightings.filter(({ position }) => position !== since + 1);
      },
    };
  },
};
