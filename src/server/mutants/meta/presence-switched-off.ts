import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Accepts every PUT and reports everybody as offline, in GET and in streams. */
export const presenceSwitchedOff: Mutant = {
  name: "presence-switched-off",
  fault: "Accepts every PUT and reports everybody as offline, in GET and in streams.",
  requirement: "PRES-META-001",
  family: "stale data",
  disturb: () => ({
    ...atRoute(PUT_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      return answer.status === 400 ? { status: 200, body: {} } : answer;
    }),
    tapStatus: () => ({ presence: "offline" }),
    tapSightings: () => [],
  }),
};
