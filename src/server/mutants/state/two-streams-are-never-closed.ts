import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who once had two streams open at a time counts as connected for ever. */
export const twoStreamsAreNeverClosed: Mutant = {
  name: "two-streams-are-never-closed",
  fault: "Who once had two streams open at a time counts as connected for ever.",
  requirement: "PRES-STATE-004",
  family: "multi-device",
  disturb: ({ isConnected }) => {
    const stuck = new WeakSet<PresenceRecord>();
    return {
      isConnected: (record) => {
        if (record.openStreams > 1) stuck.add(record);
        return stuck.has(record) || isConnected(record);
      },
    };
  },
};
