import { isObject } from "../../json-body.ts";
import type { Mutant } from "../mutant.ts";

/** Calls a missing token unknown and an unknown token missing. */
export const tokenCodesSwapped: Mutant = {
  name: "token-codes-swapped",
  fault: "Calls a missing token unknown and an unknown token missing.",
  requirement: "PRES-ERR-002",
  family: "wire shape",
  disturb: () => ({
    around: async (exchange, next) => {
      const answer = await next(exchange);
      if (answer.status !== 401 || !isObject(answer.body)) return answer;
      const errcode = answer.body["errcode"] === "M_MISSING_TOKEN" ? "M_UNKNOWN_TOKEN" : "M_MISSING_TOKEN";
      return { status: 401, body: { ...answer.body, errcode } };
    },
  }),
};
