import type { Mutant } from "../mutant.ts";

/** Error bodies have no errcode. */
export const errorsWithoutErrcode: Mutant = {
  name: "errors-without-errcode",
  fault: "Error bodies have no errcode.",
  requirement: "PRES-ERR-001",
  family: "wire shape",
  disturb: () => ({
    around: async (exchange, next) => {
      const answer = await next(exchange);
      return answer.status < 400
        ? answer
        : { status: answer.status, body: { error: "Something went wrong." } };
    },
  }),
};
