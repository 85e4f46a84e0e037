import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Only the session that registered sets presence; what others PUT is answered and forgotten. */
export const firstSessionDecides: Mutant = {
  name: "first-session-decides",
  fault: "Only the session that registered sets presence; what others PUT is answered and forgotten.",
  requirement: "PRES-STATE-002",
  family: "multi-device",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const { device } = exchange;
      const [first] = device?.user.devices.values() ?? [];
      return device === undefined || device === first ? next(exchange) : { status: 200, body: {} };
    }),
};
