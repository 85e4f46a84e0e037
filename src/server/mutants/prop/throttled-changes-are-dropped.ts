import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Of changes within a second only the first is told. */
export const throttledChangesAreDropped: Mutant = {
  name: "throttled-changes-are-dropped",
  fault: "Of changes within a second only the first is told.",
  requirement: "PRES-PROP-004",
  family: "order",
  disturb: ({ whenTold }) => {
    const toldAtMs = new Map<User, number>();
    return {
      whenTold: (state, subject, tell) => {
        const nowMs = state.clock.now();
        if (nowMs - (toldAtMs.get(subject) ?? Number.NEGATIVE_INFINITY) < 1_000) return;
        toldAtMs.set(subject, nowMs);
        whenTold(state, subject, tell);
      },
    };
  },
};
