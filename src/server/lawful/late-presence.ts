import type { Ms } from "../../time/clock.ts";
import type { User } from "../user.ts";
import type { Variety } from "./variety.ts";

/** One after the other, over and over: no chance is drawn in this room. */
const DELAYS_MS: readonly Ms[] = [0, 1_800, 300, 5_000, 900, 0, 3_300, 2_600];

/** Observers are told of a change up to 5 s after it; what changes meanwhile is told along with it. */
export const latePresence: Variety = {
  name: "late-presence",
  does: "Tells observers of a change up to 5 s after it; what changes meanwhile is told along with it.",
  lawfulBy: "AMB-22; PRES-PROP-005 allows coalescing",
  vary: ({ whenTold }) => {
    const pending = new Set<User>();
    let changes = 0;
    return {
      whenTold: (state, subject, tell) => {
        if (pending.has(subject)) return;
        pending.add(subject);
        const delayMs = DELAYS_MS[changes++ % DELAYS_MS.length] ?? 0;
        state.clock.setTimeout(() => {
          pending.delete(subject);
          whenTold(state, subject, tell);
        }, delayMs);
      },
    };
  },
};
