import type { Ms } from "../../../time/clock.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Events carry last_active_ago as of the change, not of the delivery. */
export const eventAgoOfStorage: Mutant = {
  name: "event-ago-of-storage",
  fault: "Events carry last_active_ago as of the change, not of the delivery.",
  requirement: "PRES-EVT-012",
  family: "stale data",
  disturb: () => {
    const stored = new Map<User, Ms>();
    return {
      published: (state, subject) => void stored.set(subject, state.clock.now()),
      tapEvent: (event, { subject, nowMs }) => {
        const { last_active_ago: ago } = event.content;
        const lateMs = nowMs - (stored.get(subject) ?? nowMs);
        return typeof ago === "number"
          ? patchContent(event, { last_active_ago: Math.max(0, Math.floor(ago - lateMs)) })
          : event;
      },
    };
  },
};
