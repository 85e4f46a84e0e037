import type { Clock, TimerHandle } from "../../src/time/clock.ts";
import { wallClock } from "../../src/time/wall-clock.ts";

/** Of a moment that takes longer, the process was busy or not run at all. Milliseconds. */
const A_MOMENT = 40;

/**
 * Real time that passes faster: the contract's own bounds (30 s, 60 s) hold, and a test need not sit them out. While the process
 * computes, or others have the processor, no more than a moment passes: a computation would else take as many times too long.
 *
 * @param times how much faster
 */
export function fastClock(times: number): Clock {
  let [passed, seen] = [0, wallClock.now()];
  const now = () => {
    const real = wallClock.now();
    passed += Math.min(real - seen, A_MOMENT) * times;
    seen = real;
    return passed;
  };
  return {
    now,
    setTimeout: (callback, delayMs) => {
      const due = now() + delayMs;
      const handle = { waits: wallClock.setTimeout(look, Math.min(delayMs / times, A_MOMENT)) };
      function look() {
        const left = due - now();
        if (left <= 0) callback();
        else handle.waits = wallClock.setTimeout(look, Math.min(left / times, A_MOMENT));
      }
      return handle;
    },
    clearTimeout: (handle) => wallClock.clearTimeout((handle as { waits: TimerHandle } | undefined)?.waits),
  };
}
