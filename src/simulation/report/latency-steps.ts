import type { Ms } from "../../time/clock.ts";
import { Latencies } from "../measure/latencies.ts";
import type { Distribution } from "./distribution.ts";

/** Which share took longer than the step before, and not longer than this. */
export interface LatencyStep {
  readonly upToMs: Ms;
  readonly share: number;
}

const EDGES_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 3_600_000,
] as const;

/** A histogram in steps that a person can take in, from the first in which there was something to the last. */
export function latencySteps(distribution: Distribution): readonly LatencyStep[] {
  if (distribution.count === 0) return [];
  const latencies = Latencies.decoded(distribution.histogram);
  const shares = EDGES_MS.map((edge) => shareUpTo(latencies, edge));
  latencies.free();
  const steps = EDGES_MS.map((upToMs, place) => ({
    upToMs,
    share: (shares[place] ?? 1) - (shares[place - 1] ?? 0),
  }));
  const first = steps.findIndex(({ share }) => share > 0);
  const last = steps.findLastIndex(({ share }) => share > 0);
  return steps.slice(first, last + 1);
}

/** Which share is not longer: percentiles are in order, so that halving finds it. */
function shareUpTo(latencies: Latencies, ms: number): number {
  if (latencies.atPercentile(100) <= ms) return 1;
  let [low, high] = [0, 100];
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (latencies.atPercentile(middle) <= ms) low = middle;
    else high = middle;
  }
  return low < 1e-5 ? 0 : low / 100;
}

/** A share for people: `0.012 %`. */
export function sayShare(share: number): string {
  return `${(100 * share).toFixed(share < 0.001 ? 3 : 1)} %`;
}
