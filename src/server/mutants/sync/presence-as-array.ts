import { isObject } from "../../json-body.ts";
import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A sync gives its presence events as an array, without the object around it. */
export const presenceAsArray: Mutant = {
  name: "presence-as-array",
  fault: "A sync gives its presence events as an array, without the object around it.",
  requirement: "PRES-SYNC-001",
  family: "wire shape",
  disturb: () =>
    atRoute(SYNC, async (exchange, next) => {
      const answer = await next(exchange);
      if (!isObject(answer.body) || !isObject(answer.body["presence"])) return answer;
      return { ...answer, body: { ...answer.body, presence: answer.body["presence"]["events"] } };
    }),
};
