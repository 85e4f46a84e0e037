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
  const empty = createBrake(emptyPerSecond);
  const busy = createBrake(emptyPerSecond * BUSY_FACTOR);
  return {
    afterAnswer: ({ now, isEmpty, tookMs, timeoutMs }) => {
      if (tookMs >= timeoutMs / 2) {
        empty.release();
        busy.release();
        return 0;
      }
      return Math.max(busy.press(now), isEmpty ? empty.press(now) : 0);
    },
  };
}

interface Brake {
  /** Something came at once; @returns how long to pause */
  press(now: Ms): Ms;
  /** Something took its time: all is well. */
  release(): void;
}

/** Lets so many through in a second, then pauses ever longer until it is released. */
function createBrake(perSecond: number): Brake {
  let recent: readonly Ms[] = [];
  let pauseMs: Ms = 0;
  return {
    press: (now) => {
      recent = [...recent.filter((at) => at > now - SECOND_MS), now];
      if (recent.length < perSecond && pauseMs === 0) return 0;
      pauseMs = pauseMs === 0 ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      return pauseMs;
    },
    release: () => {
      recent = [];
      pauseMs = 0;
    },
  };
}
