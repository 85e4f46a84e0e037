import type { Ms } from "../../time/clock.ts";
import { bitOf, type Levels, type StreamLevel } from "./expected-levels.ts";

const STREAM_LEVELS: readonly StreamLevel[] = ["online", "unavailable"];

/** What the last requests of streams that have ended asked for: a server may handle them after whatever follows. */
export class StrayRequests {
  readonly #levels: Uint8Array;
  readonly #endedAt: Float64Array;
  readonly #lastMs: Ms;

  /** @param lastMs so long after its stream has ended a request may still be handled */
  constructor(users: number, lastMs: Ms) {
    this.#levels = new Uint8Array(users);
    this.#endedAt = new Float64Array(users).fill(Number.NEGATIVE_INFINITY);
    this.#lastMs = lastMs;
  }

  /** A stream of the user has ended, whose last request asked for the level. */
  add(user: number, level: StreamLevel, at: Ms): void {
    this.#levels[user] = [level, ...this.of(user, at)].reduce<Levels>((sum, one) => sum | bitOf(one), 0);
    this.#endedAt[user] = at;
  }

  /** What the server may not have come to yet. */
  of(user: number, at: Ms): readonly StreamLevel[] {
    if (!(at - (this.#endedAt[user] ?? 0) < this.#lastMs)) return [];
    return STREAM_LEVELS.filter((level) => ((this.#levels[user] ?? 0) & bitOf(level)) !== 0);
  }
}
