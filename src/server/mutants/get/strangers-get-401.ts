import { atRoute, GET_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Refuses a stranger's GET with 401. */
export const strangersGet401: Mutant = {
  name: "strangers-get-401",
  fault: "Refuses a stranger's GET with 401.",
  requirement: "PRES-GET-008",
  family: "wire shape",
  disturb: () =>
    atRoute(GET_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      return answer.status === 403 ? { ...answer, status: 401 } : answer;
    }),
};
