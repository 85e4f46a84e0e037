interface Entry<T> {
  readonly item: T;
  readonly position: number;
}

/**
 * Remembers for every item the newest stream position at which something happened to it, and finds what happened
 * after a position without looking at the rest. Memory is bounded by the number of items, not of happenings.
 */
export class LatestLog<T> {
  #entries: Entry<T>[] = [];
  readonly #latest = new Map<T, number>();

  /** Positions must only rise. */
  note(item: T, position: number): void {
    this.#latest.set(item, position);
    this.#entries.push({ item, position });
    if (this.#entries.length > 2 * this.#latest.size + 64) this.#compact();
  }

  forget(item: T): void {
    this.#latest.delete(item);
  }

  /** The items whose newest position is after `position`, newest first. */
  *since(position: number): Generator<T> {
    for (let index = this.#entries.length - 1; index >= 0; index--) {
      const entry = this.#entries[index];
      if (entry === undefined || entry.position <= position) return;
      if (this.#latest.get(entry.item) === entry.position) yield entry.item;
    }
  }

  /** About how many items {@link since} would look at; cheap. */
  countSince(position: number): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.position ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    return this.#entries.length - low;
  }

  #compact(): void {
    this.#entries = this.#entries.filter(({ item, position }) => this.#latest.get(item) === position);
  }
}
