import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** The server idles a user once and never again. */
export const idlesOnlyOnce: Mutant = {
  name: "idles-only-once",
  fault: "The server idles a user once and never again.",
  requirement: "PRES-IDLE-004",
  family: "timer",
  disturb: ({ stateWhenIdle, idleAfterMs }) => {
    const idled = new Set<PresenceRecord>();
    return {
      stateWhenIdle: (record) => {
        idled.add(record);
        return stateWhenIdle(record);
      },
      idleAfterMs: (timers, record) =>
        idled.has(record) ? Number.POSITIVE_INFINITY : idleAfterMs(timers, record),
    };
  },
};
