import type { Ms } from "../../time/clock.ts";
import type { User } from "../user.ts";
import type { Variety } from "./variety.ts";

const WINDOW_MS: Ms = 3_000;

/** The first change is told at once, and those of the next 3 s as the last one only. */
export const coalescedPresence: Variety = {
  name: "coalesced-presence",
  does: "Tells a user's first change at once, and those of the next 3 s as the last one only.",
  lawfulBy: "PRES-PROP-005 allows coalescing; AMB-22",
  vary: ({ whenTold }) => {
    const toldAtMs = new Map<User, Ms>();
    const pending = new Set<User>();
    return {
      whenTold: (state, subject, tell) => {
        if (pending.has(subject)) return;
        const now = () => {
          pending.delete(subject);
          toldAtMs.set(subject, state.clock.now());
          whenTold(state, subject, tell);
        };
        const waitMs = (toldAtMs.get(subject) ?? -WINDOW_MS) + WINDOW_MS - state.clock.now();
        if (waitMs <= 0) return now();
        pending.add(subject);
        state.clock.setTimeout(now, waitMs);
      },
    };
  },
};
