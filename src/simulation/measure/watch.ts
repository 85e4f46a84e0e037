import { type Clock, type Ms, sleep } from "../../time/clock.ts";
import type { Counters, Measurements } from "./measurements.ts";
import type { Pulse } from "./pulse.ts";
import { type Stretch, TimeSeries } from "./time-series.ts";

export interface WatchOptions {
  readonly clock: Clock;
  /** Ms since the beginning of the run. */
  readonly now: () => Ms;
  readonly measurements: Measurements;
  readonly pulse: Pulse;
  /** What is to be seen of the users at any time. */
  readonly crowd: { readonly unanswered: number; levels(): Stretch["users"] };
  readonly violations: { readonly total: number };
  readonly onStretch: (stretch: Stretch) => void;
  /** Nothing good came for so long, though the server was asked. */
  readonly onSilence: (silentMs: Ms) => void;
}

const STRETCH_MS: Ms = 1_000;
/** A server from which nothing good came for so long, though it was asked, is gone. */
const SILENT_MS: Ms = 15_000;

/** Looks once a second what has happened since. */
export class Watch {
  readonly series = new TimeSeries();
  readonly #options: WatchOptions;
  #memoryBytes = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** The most that was seen. */
  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  /** Watches until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, now, measurements, crowd, onStretch, onSilence } = this.#options;
    let before = this.#totals();
    while (!signal.aborted) {
      await sleep(clock, STRETCH_MS, signal);
      const after = this.#totals();
      if (after.at > before.at) {
        const stretch = this.#stretch(before, after);
        this.series.add(stretch);
        onStretch(stretch);
      }
      measurements.stretch.reset();
      before = after;
      const silentMs = now() - measurements.lastGoodAt;
      if (crowd.unanswered > 0 && measurements.counters.lost > 0 && silentMs > SILENT_MS) onSilence(silentMs);
    }
  }

  #totals(): Totals {
    const { now, measurements, violations } = this.#options;
    const { counters, delivery } = measurements;
    const troubles = counters.lost + counters.refused + counters.streamTroubles;
    return { at: now(), ...counters, deliveries: delivery.count, violations: violations.total, troubles };
  }

  #stretch(before: Totals, after: Totals): Stretch {
    const { pulse, measurements, crowd } = this.#options;
    const { stretch } = measurements;
    this.#memoryBytes = Math.max(this.#memoryBytes, pulse.memoryBytes());
    return {
      at: after.at,
      lastsMs: after.at - before.at,
      users: crowd.levels(),
      arrivals: after.arrivals - before.arrivals,
      requests: after.requests - before.requests,
      answered: after.answered - before.answered,
      unanswered: crowd.unanswered,
      deliveries: after.deliveries - before.deliveries,
      streamAnswers: after.streamAnswers - before.streamAnswers,
      p50Ms: stretch.atPercentile(50),
      p99Ms: stretch.atPercentile(99),
      maxMs: stretch.atPercentile(100),
      violations: after.violations - before.violations,
      troubles: after.troubles - before.troubles,
      loopP99Ms: pulse.loopP99Ms(),
      cores: pulse.cores(),
    };
  }
}

interface Totals extends Counters {
  readonly at: Ms;
  readonly deliveries: number;
  readonly violations: number;
  readonly troubles: number;
}
