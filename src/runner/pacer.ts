import type { Ms } from "../time/clock.ts";

/** Keeps a stream whose answers come at once from spinning. */
export interface Pacer {
  /** An answer came; @returns how long to pause before the next request */
  afterAnswer(answer: {
    readonly now: Ms;
    readonly isEmpty: boolean;
    readonly tookMs: Ms;
    readonly timeoutMs: Ms;
  }): Ms;
}

const SECOND_MS: Ms = 1_000;
const FIRST_PAUSE_MS: Ms = 100;
const LONGEST_PAUSE_MS: Ms = 2_000;
/** Answers with news may come faster than empty ones, but not without end. A guess. */
const BUSY_FACTOR = 5;

/** @param emptyPerSecond so many answers with nothing may come at once within a second */
export function createPacer(emptyPerSecond: number): Pacer {
  let recent: { readonly at: Ms; readonly isEmpty: boolean }[] = [];
  let pauseMs: Ms = FIRST_PAUSE_MS;
  return {
    afterAnswer: ({ now, isEmpty, tookMs, timeoutMs }) => {
      recent = recent.filter(({ at }) => at > now - SECOND_MS);
      if (tookMs < timeoutMs / 2) recent.push({ at: now, isEmpty });
      const empties = recent.filter((answer) => answer.isEmpty).length;
      if (empties < emptyPerSecond && recent.length < emptyPerSecond * BUSY_FACTOR) {
        if (recent.length <= 1) pauseMs = FIRST_PAUSE_MS;
        return 0;
      }
      const pause = pauseMs;
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      return pause;
    },
  };
}
