import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Takes last_active_ago from the body of a PUT. */
export const clientSetsLastActive: Mutant = {
  name: "client-sets-last-active",
  fault: "Takes last_active_ago from the body of a PUT.",
  requirement: "PRES-PUT-018",
  family: "last active",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      const { last_active_ago: ago } = looseBody(exchange);
      const user = exchange.device?.user;
      if (answer.status === 200 && typeof ago === "number" && user !== undefined) {
        user.presence.lastActiveAtMs = exchange.state.clock.now() - ago;
      }
      return answer;
    }),
};
