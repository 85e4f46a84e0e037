import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Refuses set_presence=online. */
export const setPresenceOnlineRefused: Mutant = {
  name: "set-presence-online-refused",
  fault: "Refuses set_presence=online.",
  requirement: "PRES-SYNC-005",
  family: "wrong value",
  disturb: () =>
    atRoute(SYNC, (exchange, next) =>
      exchange.query.get("set_presence") === "online"
        ? { status: 400, body: { errcode: "M_INVALID_PARAM", error: "No." } }
        : next(exchange),
    ),
};
