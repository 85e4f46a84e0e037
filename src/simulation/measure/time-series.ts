import type { Ms } from "../../time/clock.ts";

/** What went on in a stretch of a run. */
export interface Stretch {
  /** Its end, in ms from the beginning of the run. */
  readonly at: Ms;
  readonly lastsMs: Ms;
  readonly users: { readonly online: number; readonly unavailable: number; readonly offline: number };
  readonly arrivals: number;
  readonly requests: number;
  readonly answered: number;
  /** Short requests that were underway or waited for their turn at its end. */
  readonly unanswered: number;
  readonly deliveries: number;
  readonly streamAnswers: number;
  readonly p50Ms: Ms;
  readonly p99Ms: Ms;
  readonly maxMs: Ms;
  readonly violations: number;
  readonly troubles: number;
  /** How late the harness's own timers were, and how much of a core it took. */
  readonly loopP99Ms: Ms;
  readonly cores: number;
}

/** A report holds so many. */
const MOST = 600;

/** A time series of bounded length: when it is full, neighbours are put together and stretches last twice as long. */
export class TimeSeries {
  #stretches: Stretch[] = [];
  #pending: Stretch[] = [];
  #together = 1;

  add(stretch: Stretch): void {
    this.#pending.push(stretch);
    if (this.#pending.length < this.#together) return;
    this.#stretches.push(merged(this.#pending));
    this.#pending = [];
    if (this.#stretches.length < MOST) return;
    this.#stretches = pairs(this.#stretches).map(merged);
    this.#together *= 2;
  }

  /** All of it, in order. */
  get stretches(): readonly Stretch[] {
    return this.#pending.length === 0 ? this.#stretches : [...this.#stretches, merged(this.#pending)];
  }
}

/** Percentiles of several stretches are those of the worst: the sum of what was told is no percentile. */
function merged(stretches: readonly Stretch[]): Stretch {
  const [first, ...others] = stretches;
  if (first === undefined) throw new RangeError("Cannot put stretches together: wanted one, found none.");
  return others.reduce(
    (sum, next) => ({
      at: next.at,
      lastsMs: sum.lastsMs + next.lastsMs,
      users: next.users,
      arrivals: sum.arrivals + next.arrivals,
      requests: sum.requests + next.requests,
      answered: sum.answered + next.answered,
      unanswered: next.unanswered,
      deliveries: sum.deliveries + next.deliveries,
      streamAnswers: sum.streamAnswers + next.streamAnswers,
      p50Ms: Math.max(sum.p50Ms, next.p50Ms),
      p99Ms: Math.max(sum.p99Ms, next.p99Ms),
      maxMs: Math.max(sum.maxMs, next.maxMs),
      violations: sum.violations + next.violations,
      troubles: sum.troubles + next.troubles,
      loopP99Ms: Math.max(sum.loopP99Ms, next.loopP99Ms),
      cores: (sum.cores * sum.lastsMs + next.cores * next.lastsMs) / (sum.lastsMs + next.lastsMs),
    }),
    first,
  );
}

function pairs<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / 2) }, (_, pair) =>
    items.slice(2 * pair, 2 * pair + 2),
  );
}
