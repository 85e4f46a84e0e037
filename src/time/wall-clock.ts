import type { Clock } from "./clock.ts";

/** Real time: the process's own monotone clock. */
export const wallClock: Clock = {
  now: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};
