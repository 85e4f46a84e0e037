import TinyQueue from "tinyqueue";
import type { Ms } from "../../time/clock.ts";

interface Entry {
  readonly at: Ms;
  readonly user: number;
}

/**
 * When each user is due, one time for each. A time that is put off costs nothing: its entry is looked at when it comes
 * to its turn, and then put where it belongs.
 */
export class Agenda {
  readonly #queue = new TinyQueue<Entry>([], (one, other) => one.at - other.at);
  readonly #dueAt: Float64Array;
  readonly #isQueued: Uint8Array;

  constructor(users: number) {
    this.#dueAt = new Float64Array(users).fill(Number.POSITIVE_INFINITY);
    this.#isQueued = new Uint8Array(users);
  }

  /** The user is due then, and not before; infinite: not at all. */
  set(user: number, at: Ms): void {
    const isSooner = at < (this.#dueAt[user] ?? 0);
    this.#dueAt[user] = at;
    if (at === Number.POSITIVE_INFINITY || (this.#isQueued[user] === 1 && !isSooner)) return;
    this.#isQueued[user] = 1;
    this.#queue.push({ at, user });
  }

  /** When the user is due; infinite: not at all. */
  dueAt(user: number): Ms {
    return this.#dueAt[user] ?? Number.POSITIVE_INFINITY;
  }

  /** When to look again; infinite: nobody is due. */
  get nextAt(): Ms {
    return this.#queue.peek()?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Takes those who are due by now, with the time at which they were. */
  *take(now: Ms): Generator<readonly [user: number, at: Ms]> {
    for (let entry = this.#queue.peek(); entry !== undefined && entry.at <= now; entry = this.#queue.peek()) {
      this.#queue.pop();
      const { user } = entry;
      const dueAt = this.dueAt(user);
      this.#isQueued[user] = 0;
      if (dueAt <= now) {
        this.#dueAt[user] = Number.POSITIVE_INFINITY;
        yield [user, dueAt];
      } else if (dueAt < Number.POSITIVE_INFINITY) {
        this.#isQueued[user] = 1;
        this.#queue.push({ at: dueAt, user });
      }
    }
  }
}
