import type { Ms } from "../../time/clock.ts";
import type { Levels } from "./expected-levels.ts";
import type { ChangeKind } from "./kinds.ts";

/** A change without a version of its own. */
export interface Move {
  /** Since when; not a number: there was none since the last version. */
  readonly at: Ms;
  readonly to: Levels;
  readonly by: ChangeKind;
}

/** The last change of each user that had no version of its own: they came, or have gone. */
export class LastMoves {
  readonly #at: Float64Array;
  readonly #to: Uint8Array;
  readonly #by: ChangeKind[];

  constructor(users: number) {
    this.#at = new Float64Array(users).fill(Number.NaN);
    this.#to = new Uint8Array(users);
    this.#by = Array.from({ length: users }, () => "arrive");
  }

  of(user: number): Move {
    return { at: this.#at[user] ?? Number.NaN, to: this.#to[user] ?? 0, by: this.#by[user] ?? "arrive" };
  }

  set(user: number, { at, to, by }: Move): void {
    this.#at[user] = at;
    this.#to[user] = to;
    this.#by[user] = by;
  }

  /** A version of the user goes out. */
  forget(user: number): void {
    this.#at[user] = Number.NaN;
  }
}
