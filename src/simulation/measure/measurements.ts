import type { Ms } from "../../time/clock.ts";
import { CHANGE_KINDS, type ChangeKind } from "../oracle/kinds.ts";
import { Latencies } from "./latencies.ts";

/** Everything that is counted, since the beginning. */
export interface Counters {
  /** Acts that were due. */
  arrivals: number;
  /** Short requests that went out, and what came of them. */
  requests: number;
  answered: number;
  /** Answered with 429, and sent again. */
  limited: number;
  refused: number;
  lost: number;
  /** Answers of streams. */
  streamAnswers: number;
  streamTroubles: number;
}

/** What a run measures; its memory does not grow. */
export class Measurements {
  readonly counters: Counters = {
    arrivals: 0,
    requests: 0,
    answered: 0,
    limited: 0,
    refused: 0,
    lost: 0,
    streamAnswers: 0,
    streamTroubles: 0,
  };
  /** From the moment a change was due until a session was shown it. */
  readonly deliveries: Readonly<Record<ChangeKind, Latencies>> = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, new Latencies()] as const),
  ) as Record<ChangeKind, Latencies>;
  /** All deliveries together, but of those who vanish. */
  readonly delivery = new Latencies();
  /** From the moment a request was due until it was answered. */
  readonly request = new Latencies();
  /** How late the harness itself was. */
  readonly lateness = new Latencies();
  /** Deliveries since the last point of the time series. */
  readonly stretch = new Latencies();
  /** When something good came from the server for the last time. */
  lastGoodAt: Ms = 0;
  /** How many requests were lost since. */
  lostInRow = 0;
  /** Why something was of no use, with how often. */
  readonly troubles = new Map<string, number>();

  delivered(kind: ChangeKind, latencyMs: Ms): void {
    if (Number.isNaN(latencyMs)) return;
    this.deliveries[kind].record(latencyMs);
    // Whose stream breaks is noticed by the server's own timer: that is no delivery that could be faster.
    if (kind === "vanish") return;
    this.delivery.record(latencyMs);
    this.stretch.record(latencyMs);
  }

  /** Something good came from the server. */
  good(at: Ms): void {
    this.lastGoodAt = at;
    this.lostInRow = 0;
  }

  trouble(why: string): void {
    // A server may give a new reason each time.
    const key = this.troubles.has(why) || this.troubles.size < MOST_REASONS ? why : "other reasons";
    this.troubles.set(key, (this.troubles.get(key) ?? 0) + 1);
  }

  free(): void {
    for (const latencies of [
      ...Object.values(this.deliveries),
      this.delivery,
      this.request,
      this.lateness,
      this.stretch,
    ])
      latencies.free();
  }
}

const MOST_REASONS = 20;
