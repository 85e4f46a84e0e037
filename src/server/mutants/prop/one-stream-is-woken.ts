import type { Mutant } from "../mutant.ts";

/** Of several waiting streams of a user presence wakes only the newest. */
export const oneStreamIsWoken: Mutant = {
  name: "one-stream-is-woken",
  fault: "Of several waiting streams of a user presence wakes only the newest.",
  requirement: "PRES-PROP-003",
  family: "multi-device",
  disturb: ({ audience }) => ({
    *audience(state, subject) {
      for (const user of audience(state, subject)) {
        yield { ...user, waiters: new Set([...user.waiters].slice(-1)) };
      }
    },
  }),
};
