import type { Clock } from "../../src/time/clock.ts";
import { wallClock } from "../../src/time/wall-clock.ts";

/**
 * Real time that passes faster: the contract's own bounds (30 s, 60 s) hold, and a test need not sit them out.
 *
 * @param times how much faster
 */
export function fastClock(times: number): Clock {
  return {
    now: () => wallClock.now() * times,
    setTimeout: (callback, ms) => wallClock.setTimeout(callback, ms / times),
    clearTimeout: (handle) => wallClock.clearTimeout(handle),
  };
}
