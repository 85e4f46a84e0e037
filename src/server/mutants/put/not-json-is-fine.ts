import { isObject } from "../../json-body.ts";
import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Answers 200 to a body that is not JSON. */
export const notJsonIsFine: Mutant = {
  name: "not-json-is-fine",
  fault: "Answers 200 to a body that is not JSON.",
  requirement: "PRES-PUT-009",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      return isObject(answer.body) && answer.body["errcode"] === "M_NOT_JSON"
        ? { status: 200, body: {} }
        : answer;
    }),
};
