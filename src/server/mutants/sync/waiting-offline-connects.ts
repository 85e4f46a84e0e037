import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A sync that asks to be offline and waits makes its user online. */
export const waitingOfflineConnects: Mutant = {
  name: "waiting-offline-connects",
  fault: "A sync that asks to be offline and waits makes its user online.",
  requirement: "PRES-SYNC-003",
  family: "wrong value",
  disturb: () =>
    atRoute(SYNC, (exchange, next) => {
      const query = new URLSearchParams(exchange.query);
      const waits = query.has("since") && Number(query.get("timeout") ?? 0) > 0;
      if (waits && query.get("set_presence") === "offline") query.set("set_presence", "online");
      return next({ ...exchange, query });
    }),
};
