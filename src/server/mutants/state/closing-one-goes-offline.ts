import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Of several open streams of a user the first to close makes the user offline. */
export const closingOneGoesOffline: Mutant = {
  name: "closing-one-goes-offline",
  fault: "Of several open streams of a user the first to close makes the user offline.",
  requirement: "PRES-STATE-011",
  family: "multi-device",
  disturb: () => {
    const most = new WeakMap<PresenceRecord, number>();
    return {
      isConnected: (record) => {
        const before = record.openStreams === 0 ? 0 : (most.get(record) ?? 0);
        most.set(record, Math.max(before, record.openStreams));
        if (record.openStreams >= before) return record.openStreams > 0;
        record.offlineAtMs = 0;
        return false;
      },
    };
  },
};
