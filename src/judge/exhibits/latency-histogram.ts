import type { Ms } from "../../time/clock.ts";

/** How many deliveries took from `fromMs` up to, not including, `toMs`; the last bucket has no end. */
export interface LatencyBucket {
  readonly fromMs: Ms;
  readonly toMs: Ms | null;
  readonly count: number;
}

/** A guess: three to a decade tell a fast server from a slow one, and a long tail from none. */
const BOUNDS: readonly Ms[] = [
  0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000,
];

/** Delays in ms as counts, from the fastest bucket that has any to the slowest. */
export function latencyHistogram(delays: readonly Ms[]): readonly LatencyBucket[] {
  const buckets = BOUNDS.map((fromMs, place) => ({ fromMs, toMs: BOUNDS[place + 1] ?? null, count: 0 }));
  for (const delay of delays) {
    const bucket = buckets.findLast(({ fromMs }) => fromMs <= delay) ?? buckets[0];
    if (bucket !== undefined) bucket.count += 1;
  }
  const filled = buckets.map(({ count }) => count > 0);
  return buckets.slice(filled.indexOf(true), filled.lastIndexOf(true) + 1);
}
