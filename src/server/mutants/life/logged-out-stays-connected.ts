import type { PresenceRecord } from "../../user.ts";
import { atRoute } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Who logs out while streaming counts as connected for ever. */
export const loggedOutStaysConnected: Mutant = {
  name: "logged-out-stays-connected",
  fault: "Who logs out while streaming counts as connected for ever.",
  requirement: "PRES-LIFE-002",
  family: "timer",
  disturb: ({ isConnected }) => {
    const ghosts = new Set<PresenceRecord>();
    return {
      isConnected: (record) => isConnected(record) || ghosts.has(record),
      ...atRoute("POST /logout", (exchange, next) => {
        const record = exchange.device?.user.presence;
        if (record !== undefined && record.openStreams > 0) ghosts.add(record);
        return next(exchange);
      }),
    };
  },
};
