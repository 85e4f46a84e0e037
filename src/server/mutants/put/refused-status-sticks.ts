import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Keeps the status message of a PUT that it refused. */
export const refusedStatusSticks: Mutant = {
  name: "refused-status-sticks",
  fault: "Keeps the status message of a PUT that it refused.",
  requirement: "PRES-PUT-011",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      const { status_msg: given } = looseBody(exchange);
      const user = exchange.device?.user;
      if (answer.status === 400 && typeof given === "string" && user !== undefined)
        user.presence.statusMsg = given;
      return answer;
    }),
};
