import { isObject } from "../../json-body.ts";
import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { presenceOf } from "../sync-answer.ts";

/** Gives the presence events of a sync as null when there are none. */
export const noPresenceIsNull: Mutant = {
  name: "no-presence-is-null",
  fault: "Gives the presence events of a sync as null when there are none.",
  requirement: "PRES-SYNC-001",
  family: "wire shape",
  disturb: () =>
    atRoute(SYNC, async (exchange, next) => {
      const answer = await next(exchange);
      if (!isObject(answer.body) || presenceOf(answer).length > 0) return answer;
      return { ...answer, body: { ...answer.body, presence: { events: null } } };
    }),
};
