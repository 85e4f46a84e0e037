import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Activity makes an unavailable user online the first time, and never again. */
export const secondRevivalFails: Mutant = {
  name: "second-revival-fails",
  fault: "Activity makes an unavailable user online the first time, and never again.",
  requirement: "PRES-IDLE-005",
  family: "latch",
  disturb: ({ stateAfterActivity }) => {
    const revived = new WeakSet<PresenceRecord>();
    return {
      stateAfterActivity: (record, rules) => {
        if (record.state !== "unavailable") return stateAfterActivity(record, rules);
        if (revived.has(record)) return "unavailable";
        revived.add(record);
        return stateAfterActivity(record, rules);
      },
    };
  },
};
