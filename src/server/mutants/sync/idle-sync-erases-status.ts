import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A sync with set_presence=unavailable erases the status message. */
export const idleSyncErasesStatus: Mutant = {
  name: "idle-sync-erases-status",
  fault: "A sync with set_presence=unavailable erases the status message.",
  requirement: "PRES-SYNC-007",
  family: "wrong value",
  disturb: () =>
    atRoute(SYNC, (exchange, next) => {
      const { device, query } = exchange;
      if (device !== undefined && query.get("set_presence") === "unavailable")
        device.user.presence.statusMsg = undefined;
      return next(exchange);
    }),
};
