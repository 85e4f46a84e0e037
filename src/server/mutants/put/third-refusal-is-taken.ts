import type { User } from "../../user.ts";
import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Of presences outside the enumeration, every third from one user is stored as unavailable. */
export const thirdRefusalIsTaken: Mutant = {
  name: "third-refusal-is-taken",
  fault: "Of presences outside the enumeration, every third from one user is stored as unavailable.",
  requirement: "PRES-PUT-006",
  family: "latch",
  disturb: () => {
    const refused = new Map<User, number>();
    return atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      const body = looseBody(exchange);
      const user = exchange.device?.user;
      if (answer.status !== 400 || !("presence" in body) || user === undefined) return answer;
      const count = (refused.get(user) ?? 0) + 1;
      refused.set(user, count);
      return count % 3 === 0 ? next(withBody(exchange, { presence: "unavailable" })) : answer;
    });
  },
};
