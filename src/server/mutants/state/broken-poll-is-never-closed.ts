import type { PresenceRecord } from "../../user.ts";
import { EVENTS, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A user whose client hung up during a poll counts as connected for ever. */
export const brokenPollIsNeverClosed: Mutant = {
  name: "broken-poll-is-never-closed",
  fault: "A user whose client hung up during a poll counts as connected for ever.",
  requirement: "PRES-STATE-004",
  family: "timer",
  disturb: ({ isConnected }) => {
    const hanging = new Set<PresenceRecord>();
    return {
      around: async (exchange, next) => {
        const answer = await next(exchange);
        const isStream = exchange.route === SYNC || exchange.route === EVENTS;
        const wasQuiet = exchange.query.get("set_presence") === "offline";
        if (isStream && !wasQuiet && exchange.device !== undefined && exchange.signal?.aborted === true)
          hanging.add(exchange.device.user.presence);
        return answer;
      },
      isConnected: (record) => hanging.has(record) || isConnected(record),
    };
  },
};
