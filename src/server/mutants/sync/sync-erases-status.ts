import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Every sync erases the status message. */
export const syncErasesStatus: Mutant = {
  name: "sync-erases-status",
  fault: "Every sync erases the status message.",
  requirement: "PRES-SYNC-007",
  family: "stale data",
  disturb: () =>
    atRoute(SYNC, (exchange, next) => {
      const record = exchange.device?.user.presence;
      if (record !== undefined) record.statusMsg = undefined;
      return next(exchange);
    }),
};
