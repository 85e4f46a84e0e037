import type { PresenceRecord } from "../../user.ts";
import { atRoute } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** When one of a user's sessions logs out, the user is offline, whoever else is connected. */
export const logoutEndsAllSessions: Mutant = {
  name: "logout-ends-all-sessions",
  fault: "When one of a user's sessions logs out, the user is offline, whoever else is connected.",
  requirement: "PRES-STATE-011",
  family: "multi-device",
  disturb: () => {
    const out = new WeakSet<PresenceRecord>();
    return {
      ...atRoute("POST /logout", async (exchange, next) => {
        const record = exchange.device?.user.presence;
        if (record !== undefined && record.openStreams > 1) {
          out.add(record);
          record.offlineAtMs = 0;
        }
        return next(exchange);
      }),
      isConnected: (record) => record.openStreams > 0 && !(out.has(record) && record.offlineAtMs === 0),
    };
  },
};
