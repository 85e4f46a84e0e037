import type { DeclaredTimers } from "../history/history.ts";
import type { ServerTimers } from "../server/server-timers.ts";
import type { Ms } from "../time/clock.ts";

/** What the server's timers are declared with: it keeps them to the millisecond, the network adds a little. */
const LEEWAY_MS: Ms = 1_000;

/** The reference server's timers, as its owner would declare them. */
export function keptTimers({ offlineAfterMs, idleAfterMs }: ServerTimers): DeclaredTimers {
  return {
    offline: { minMs: offlineAfterMs, maxMs: offlineAfterMs + LEEWAY_MS },
    idle: { minMs: idleAfterMs, maxMs: idleAfterMs + LEEWAY_MS },
  };
}
