import { isObject } from "../../json-body.ts";
import { atRoute, EVENTS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** An answer of /events with presence ends where it began. */
export const eventsEndStandsStill: Mutant = {
  name: "events-end-stands-still",
  fault: "An answer of /events with presence ends where it began.",
  requirement: "PRES-V1-004",
  family: "lost update",
  disturb: () =>
    atRoute(EVENTS, async (exchange, next) => {
      const answer = await next(exchange);
      const { start, chunk } = answer.body as { start?: string; chunk?: { type: string }[] };
      const isNews = chunk?.some(({ type }) => type === "m.presence") ?? false;
      return isNews && isObject(answer.body) ? { ...answer, body: { ...answer.body, end: start } } : answer;
    }),
};
