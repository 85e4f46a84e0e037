import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { presenceOf, withPresence } from "../sync-answer.ts";

/** A token that has brought presence once brings none when it is used again, as after a lost answer. */
export const secondTryComesUpEmpty: Mutant = {
  name: "second-try-comes-up-empty",
  fault: "A token that has brought presence once brings none when it is used again, as after a lost answer.",
  requirement: "PRES-PROP-010",
  family: "lost update",
  disturb: () => {
    const used = new Set<string>();
    return atRoute(SYNC, async (exchange, next) => {
      const answer = await next(exchange);
      const events = presenceOf(answer);
      const since = exchange.query.get("since");
      if (since === null || events.length === 0) return answer;
      const key = `${exchange.token} ${since}`;
      if (used.has(key)) return withPresence(answer, []);
      used.add(key);
      return answer;
    });
  },
};
