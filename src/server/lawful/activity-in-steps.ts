import type { Ms } from "../../time/clock.ts";
import type { PresenceRecord } from "../user.ts";
import type { Variety } from "./variety.ts";

const STEP_MS: Ms = 60_000;

/** The time of the last activity is moved at most once a minute, as in the first Synapse and in conduwuit. */
export const activityInSteps: Variety = {
  name: "activity-in-steps",
  does: "Moves the time of the last activity at most once a minute.",
  lawfulBy: "AMB-23",
  mayWarn: ["PRES-LAA-001", "PRES-LAA-002", "PRES-LAA-003", "PRES-EVT-012"],
  vary: ({ stateAfterActivity, stateAfterPut, stateOnOpening, lastActiveAgo }) => {
    const counted = new WeakMap<PresenceRecord, Ms>();
    /** Sees to the newest activity before it can be overwritten by another. */
    const count = (record: PresenceRecord): Ms | undefined => {
      const { lastActiveAtMs } = record;
      const before = counted.get(record);
      if (lastActiveAtMs === undefined || (before !== undefined && lastActiveAtMs - before < STEP_MS))
        return before;
      counted.set(record, lastActiveAtMs);
      return lastActiveAtMs;
    };
    return {
      stateAfterActivity: (record, rules) => {
        count(record);
        return stateAfterActivity(record, rules);
      },
      stateAfterPut: (asked, record) => {
        count(record);
        return stateAfterPut(asked, record);
      },
      stateOnOpening: (record, asked) => {
        count(record);
        return stateOnOpening(record, asked);
      },
      lastActiveAgo: (record, nowMs) => {
        const lastActiveAtMs = count(record);
        return lastActiveAgo({ ...record, lastActiveAtMs }, nowMs);
      },
    };
  },
};
