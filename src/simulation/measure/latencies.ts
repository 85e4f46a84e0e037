import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
  initWebAssembly,
  WasmHistogram,
} from "hdr-histogram-js";
import type { Ms } from "../../time/clock.ts";

/** An hour: what takes longer counts as so long. */
const LONGEST_US = 3_600_000_000;

/** How a latency is spread, in ms. */
export interface Spread {
  readonly count: number;
  readonly p50Ms: Ms;
  readonly p90Ms: Ms;
  readonly p99Ms: Ms;
  readonly p999Ms: Ms;
  readonly maxMs: Ms;
  readonly meanMs: Ms;
}

/** @throws whatever keeps WebAssembly from working; to be awaited once, before the first `Latencies` */
export function prepareLatencies(): Promise<void> {
  prepared ??= initWebAssembly();
  return prepared;
}

let prepared: Promise<void> | undefined;

/**
 * Latencies in a histogram of three digits, from a microsecond to an hour: constant memory, whatever happens, and two of
 * them can be merged without losing anything.
 */
export class Latencies {
  readonly #histogram: Histogram;

  constructor(histogram: Histogram = emptyHistogram()) {
    this.#histogram = histogram;
  }

  record(ms: Ms): void {
    this.#histogram.recordValue(Math.min(LONGEST_US, Math.max(0, Math.round(ms * 1_000))));
  }

  get count(): number {
    return this.#histogram.totalCount;
  }

  atPercentile(percentile: number): Ms {
    return this.count === 0 ? 0 : this.#histogram.getValueAtPercentile(percentile) / 1_000;
  }

  spread(): Spread {
    return {
      count: this.count,
      p50Ms: this.atPercentile(50),
      p90Ms: this.atPercentile(90),
      p99Ms: this.atPercentile(99),
      p999Ms: this.atPercentile(99.9),
      // As far as the digits go, and so the same after merging.
      maxMs: this.atPercentile(100),
      meanMs: this.count === 0 ? 0 : this.#histogram.mean / 1_000,
    };
  }

  /** Forgets everything: for the next stretch of a time series. */
  reset(): void {
    this.#histogram.reset();
  }

  add(other: Latencies): void {
    this.#histogram.add(other.#histogram);
  }

  /** HdrHistogram's own compressed encoding, in Base64: every implementation of it reads this. */
  encoded(): string {
    return encodeIntoCompressedBase64(this.#histogram);
  }

  /** @throws Error when it is no histogram */
  static decoded(text: string): Latencies {
    return new Latencies(decodeFromCompressedBase64(text, 32, true));
  }

  /** Its memory is not under the garbage collector. */
  free(): void {
    if (this.#histogram instanceof WasmHistogram) this.#histogram.destroy();
  }
}

function emptyHistogram(): Histogram {
  return build({
    useWebAssembly: true,
    bitBucketSize: 32,
    numberOfSignificantValueDigits: 3,
    highestTrackableValue: LONGEST_US,
    autoResize: false,
  });
}
