import { isObject } from "../../json-body.ts";
import { atRoute, INITIAL_SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Leaves presence out of /initialSync. */
export const initialSyncLacksKey: Mutant = {
  name: "initial-sync-lacks-key",
  fault: "Leaves presence out of /initialSync.",
  requirement: "PRES-V1-001",
  family: "wire shape",
  disturb: () =>
    atRoute(INITIAL_SYNC, async (exchange, next) => {
      const answer = await next(exchange);
      if (!isObject(answer.body)) return answer;
      const { presence: _dropped, ...body } = answer.body;
      return { ...answer, body };
    }),
};
