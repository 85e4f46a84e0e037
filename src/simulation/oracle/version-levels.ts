import { PRESENCE_ORDER, type Presence } from "../../spec/profile.ts";
import { bitOf, type Levels, levelsIn } from "./expected-levels.ts";
import { REMEMBERED, slotOf, type Versions } from "./versions.ts";

/** Where somebody may be whom another process simulates: what their streams ask for is not known here. */
const ELSEWHERE: Levels = bitOf("offline") | bitOf("unavailable") | bitOf("online");

/** Which levels each remembered version of each user was sent with, and may be shown with. */
export class VersionLevels {
  readonly #allowed: Uint8Array;
  /** The level that was asked for, in the order of `PRESENCE_ORDER`, and what the version says may be shown with it. */
  readonly #put: Uint8Array;
  readonly #said: Uint8Array;

  constructor(users: number, versions: Versions) {
    this.#allowed = new Uint8Array(users * REMEMBERED);
    for (let user = 0; user < users; user++)
      this.#allowed[slotOf(user, 0)] = bitOf("offline") | (versions.isRemote(user) ? ELSEWHERE : 0);
    this.#put = new Uint8Array(users * REMEMBERED);
    this.#said = new Uint8Array(users * REMEMBERED);
  }

  /** A version goes out that asks for the level, and may be shown with all of these. */
  issue(
    user: number,
    version: number,
    { level, all }: { readonly level: Presence; readonly all: Levels },
  ): void {
    const slot = slotOf(user, version);
    this.#allowed[slot] = all;
    this.#said[slot] = all;
    this.#put[slot] = PRESENCE_ORDER.indexOf(level);
  }

  /** A version of a user elsewhere says what it may be shown with. */
  learn(user: number, version: number, levels: readonly Presence[]): void {
    this.#allowed[slotOf(user, version)] = levels.reduce((sum, level) => sum | bitOf(level), 0);
  }

  /** What may be shown with the version. */
  allowedWith(user: number, version: number): Levels {
    return this.#allowed[slotOf(user, version)] ?? 0;
  }

  /** From now on the level may be shown with it, too. */
  admit(user: number, version: number, level: Levels): void {
    const slot = slotOf(user, version);
    this.#allowed[slot] = (this.#allowed[slot] ?? 0) | level;
  }

  /** What the version asked for. */
  askedWith(user: number, version: number): Presence {
    return PRESENCE_ORDER[this.#put[slotOf(user, version)] ?? 0] ?? "offline";
  }

  /** What the version says of itself: what it asked for, and after it what else could be shown when it was sent. */
  saidWith(user: number, version: number): readonly Presence[] {
    const asked = this.askedWith(user, version);
    return [asked, ...levelsIn(this.#said[slotOf(user, version)] ?? 0).filter((other) => other !== asked)];
  }
}
