import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Answers PUT with 201. */
export const putAnswers201: Mutant = {
  name: "put-answers-201",
  fault: "Answers PUT with 201.",
  requirement: "PRES-PUT-001",
  family: "wire shape",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      return answer.status === 200 ? { ...answer, status: 201 } : answer;
    }),
};
