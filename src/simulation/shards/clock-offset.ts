import type { Ms } from "../../time/clock.ts";

/** How a clock stands to one that several machines share. */
export interface ClockOffset {
  /** To be added to what the clock says. */
  readonly offsetMs: Ms;
  /** The true offset is no further away than this. */
  readonly boundMs: Ms;
}

export interface Clocks {
  /** Asks for the time of the clock that is shared; the answer takes its time. */
  readonly ask: () => Promise<Ms>;
  /** What the own clock says, in whole steps of its resolution. */
  readonly now: () => Ms;
  readonly resolutionMs: Ms;
}

/** One round trip may be late by anything; of so many one was quick. */
const ROUNDS = 8;

/**
 * Measures by how much the own clock is off: somewhere between asking and the answer the other clock said what it said. The
 * quickest round trip tells most.
 *
 * @source D. Mills, Internet Time Synchronization: The Network Time Protocol (1991), the clock filter
 */
export async function clockOffset({ ask, now, resolutionMs }: Clocks): Promise<ClockOffset> {
  let best: ClockOffset = { offsetMs: 0, boundMs: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    const asked = now();
    const shared = await ask();
    const answered = now() + resolutionMs;
    const boundMs = (answered - asked) / 2;
    if (boundMs < best.boundMs) best = { offsetMs: shared - (asked + answered) / 2, boundMs };
  }
  return best;
}

/** How far apart two of the clocks may be at most, each corrected by its offset. */
export function apartMs(boundsMs: readonly Ms[]): Ms {
  const [one = 0, other = 0] = boundsMs.toSorted((a, b) => b - a);
  return one + other;
}
