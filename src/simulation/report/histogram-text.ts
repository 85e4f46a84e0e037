import { sayDuration } from "../../reporters/say.ts";
import { Latencies } from "../measure/latencies.ts";
import { bar } from "./bar.ts";
import type { Distribution } from "./distribution.ts";

const EDGES_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 3_600_000,
] as const;
const WIDTH = 40;
const LABEL = 10;

/** A histogram drawn in text: a line for each step of latency in which there was something, in ms. */
export function histogramText(distribution: Distribution): readonly string[] {
  if (distribution.count === 0) return [];
  const latencies = Latencies.decoded(distribution.histogram);
  const shares = EDGES_MS.map((edge) => shareUpTo(latencies, edge));
  latencies.free();
  const steps = EDGES_MS.map((edge, place) => ({
    edge,
    share: (shares[place] ?? 1) - (shares[place - 1] ?? 0),
  }));
  const first = steps.findIndex(({ share }) => share > 0);
  const last = steps.findLastIndex(({ share }) => share > 0);
  const most = Math.max(...steps.map(({ share }) => share));
  return steps.slice(first, last + 1).map(({ edge, share }) => {
    const percent = `${(100 * share).toFixed(share < 0.001 ? 3 : 1)} %`;
    if (share <= 0) return `${`≤ ${sayDuration(edge)}`.padStart(LABEL)}  ·`;
    return `${`≤ ${sayDuration(edge)}`.padStart(LABEL)}  ${bar(share / most, WIDTH)} ${percent}`;
  });
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
