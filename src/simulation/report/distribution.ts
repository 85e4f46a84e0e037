import type { Latencies, Spread } from "../measure/latencies.ts";

/** A spread with all that it was made of, in HdrHistogram's own encoding (values in microseconds). */
export interface Distribution extends Spread {
  readonly histogram: string;
}

export function distributionOf(latencies: Latencies): Distribution {
  return { ...latencies.spread(), histogram: latencies.encoded() };
}
