import { atRoute } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Logging out of one session makes the user offline, though another streams. */
export const oneLogoutIsAll: Mutant = {
  name: "one-logout-is-all",
  fault: "Logging out of one session makes the user offline, though another streams.",
  requirement: "PRES-LIFE-002",
  family: "multi-device",
  disturb: () =>
    atRoute("POST /logout", async (exchange, next) => {
      const answer = await next(exchange);
      const record = exchange.device?.user.presence;
      if (record !== undefined) record.state = "offline";
      return answer;
    }),
};
