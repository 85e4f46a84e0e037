import type { Ms } from "../time/clock.ts";

/** A stretch of time. */
type Span = readonly [from: Ms, to: Ms];

/** So many stretches are kept before those that overlap are made one; a guess. */
const ROOM = 10_000;

/** Stretches of time in any order. Those of scenarios side by side overlap: a long run has room in memory. */
export class Spans {
  #spans: Span[];
  #room = ROOM;

  constructor(spans: readonly Span[] = []) {
    this.#spans = [...spans];
  }

  add(from: Ms, to: Ms): void {
    this.#spans.push([from, to]);
    if (this.#spans.length < this.#room) return;
    this.#spans = [...this.#merged()];
    // What does not overlap stays: to look again only when as much came anew takes a constant time for each.
    this.#room = 2 * this.#spans.length + ROOM;
  }

  with(...others: readonly Spans[]): Spans {
    return new Spans([this, ...others].flatMap((one) => one.#spans));
  }

  /** How much of the time line they cover together. In ms. */
  covered(): Ms {
    let sum = 0;
    for (const [from, to] of this.#merged()) sum += to - from;
    return sum;
  }

  *#merged(): Iterable<Span> {
    let last: Span | undefined;
    for (const [from, to] of this.#spans.toSorted(([one], [other]) => one - other)) {
      if (last === undefined || from > last[1]) {
        if (last !== undefined) yield last;
        last = [from, to];
      } else last = [last[0], Math.max(last[1], to)];
    }
    if (last !== undefined) yield last;
  }
}
