import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Puts presence events into the timelines of rooms as well. */
export const presenceInTimeline: Mutant = {
  name: "presence-in-timeline",
  fault: "Puts presence events into the timelines of rooms as well.",
  requirement: "PRES-EVT-011",
  family: "wire shape",
  disturb: () =>
    atRoute(SYNC, async (exchange, next) => {
      const answer = await next(exchange);
      const { presence, rooms } = answer.body as {
        presence?: { events: unknown[] };
        rooms?: { join?: Record<string, { timeline: { events: unknown[] } }> };
      };
      for (const { timeline } of Object.values(rooms?.join ?? {}))
        timeline.events.push(...(presence?.events ?? []));
      return answer;
    }),
};
