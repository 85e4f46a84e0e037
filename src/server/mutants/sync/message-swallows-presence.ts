import { isObject } from "../../json-body.ts";
import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { withPresence } from "../sync-answer.ts";

/** An answer that carries a message leaves presence out, and its token passes over it. */
export const messageSwallowsPresence: Mutant = {
  name: "message-swallows-presence",
  fault: "An answer that carries a message leaves presence out, and its token passes over it.",
  requirement: "PRES-SYNC-011",
  family: "lost update",
  disturb: () =>
    atRoute(SYNC, async (exchange, next) => {
      const answer = await next(exchange);
      if (exchange.query.get("since") === null) return answer;
      const { rooms } = isObject(answer.body) ? answer.body : {};
      const carriesMessage = JSON.stringify(rooms ?? {}).includes('"m.room.message"');
      return carriesMessage ? withPresence(answer, []) : answer;
    }),
};
