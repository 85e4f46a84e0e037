import type { Ms } from "../../../time/clock.ts";
import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** The idle time counts from the first activity since the user came online, whatever they did later. */
export const idleFromFirstActivity: Mutant = {
  name: "idle-from-first-activity",
  fault: "The idle time counts from the first activity since the user came online, whatever they did later.",
  requirement: "PRES-IDLE-007",
  family: "timer",
  disturb: () => {
    const first = new WeakMap<PresenceRecord, Ms>();
    return {
      idleAfterMs: (timers, record) => {
        const lastMs = record.lastActiveAtMs ?? 0;
        const firstMs = first.get(record) ?? lastMs;
        first.set(record, firstMs);
        return timers.idleAfterMs - (lastMs - firstMs);
      },
      stateWhenIdle: (record) => {
        first.delete(record);
        return "unavailable";
      },
    };
  },
};
