import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who set their presence without ever opening a stream is never made offline. */
export const whoNeverStreamedStays: Mutant = {
  name: "who-never-streamed-stays",
  fault: "Who set their presence without ever opening a stream is never made offline.",
  requirement: "PRES-STATE-004",
  family: "timer",
  disturb: ({ isConnected }) => {
    const streamed = new WeakSet<PresenceRecord>();
    return {
      isConnected: (record) => {
        if (record.openStreams > 0) streamed.add(record);
        return !streamed.has(record) || isConnected(record);
      },
    };
  },
};
