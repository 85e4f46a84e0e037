import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Counts a PUT that it refused as activity. */
export const refusedPutIsActivity: Mutant = {
  name: "refused-put-is-activity",
  fault: "Counts a PUT that it refused as activity.",
  requirement: "PRES-PUT-011",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      const user = exchange.device?.user;
      if (answer.status === 400 && user !== undefined)
        user.presence.lastActiveAtMs = exchange.state.clock.now();
      return answer;
    }),
};
