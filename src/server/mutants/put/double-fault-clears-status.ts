import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** A PUT whose presence and status message are both malformed clears the message. */
export const doubleFaultClearsStatus: Mutant = {
  name: "double-fault-clears-status",
  fault: "A PUT whose presence and status message are both malformed clears the message.",
  requirement: "PRES-PUT-011",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      const { presence, status_msg: status } = looseBody(exchange);
      const user = exchange.device?.user;
      const both = typeof presence !== "string" && typeof status === "number";
      if (answer.status === 400 && both && user !== undefined) user.presence.statusMsg = undefined;
      return answer;
    }),
};
