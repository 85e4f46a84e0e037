import type { Ms } from "../../time/clock.ts";
import { CHANGE_KINDS, type ChangeKind } from "./kinds.ts";

/** So many of a user's newest versions are known in full; what is older has only its number. */
export const REMEMBERED = 16;
export interface VersionsOptions {
  /** How many. */
  readonly users: number;
  /** Users whom another process simulates: of their versions only what is shown is known. */
  readonly isRemote?: ((user: number) => boolean) | undefined;
  /** Where the numbers of versions begin: higher where those of a lost process are continued. */
  readonly from?: number | undefined;
}

/** A version that is known in full. */
export interface RememberedVersion {
  readonly number: number;
  readonly intendedAt: Ms;
  readonly sentAt: Ms;
  /** Undefined: the server has not taken it. */
  readonly takenAt: Ms | undefined;
}

/**
 * The versions of one thing of every user (their presence, their name). Its memory does not grow with the run: 400 bytes for a
 * user. Users and versions are numbers; all times are ms from the beginning of the run.
 */
export class Versions {
  readonly #from: number;
  readonly #issued: Int32Array;
  readonly #acked: Int32Array;
  readonly #remote: Uint8Array;
  /** The version of a user elsewhere that each slot holds: not all are shown here, nor in their order. */
  readonly #learned: Int32Array;
  readonly #intendedAt: Float64Array;
  readonly #sentAt: Float64Array;
  readonly #ackedAt: Float64Array;
  readonly #kinds: Uint8Array;

  constructor({ users, isRemote, from = 0 }: VersionsOptions) {
    this.#from = from;
    this.#remote = Uint8Array.from({ length: users }, (_, user) => Number(isRemote?.(user) ?? false));
    this.#issued = Int32Array.from(this.#remote, (remote) => (remote === 1 ? 0 : from));
    this.#acked = new Int32Array(users);
    this.#learned = new Int32Array(this.#remote.includes(1) ? users * REMEMBERED : 0);
    this.#intendedAt = new Float64Array(users * REMEMBERED);
    this.#sentAt = new Float64Array(users * REMEMBERED);
    this.#ackedAt = new Float64Array(users * REMEMBERED).fill(Number.POSITIVE_INFINITY);
    this.#kinds = new Uint8Array(users * REMEMBERED);
  }

  /** The newest version of a user that was sent; 0: none. */
  issued(user: number): number {
    return this.#issued[user] ?? 0;
  }

  /** The newest version of a user that the server has taken; 0: none. */
  acked(user: number): number {
    return this.#acked[user] ?? 0;
  }

  /** When the newest version that the server has taken was taken; 0: none was. */
  ackedAt(user: number): Ms {
    const acked = this.acked(user);
    return acked === 0 ? 0 : this.takenAt(user, acked);
  }

  /** When a remembered version was taken, as far as is known; infinite: it was not. */
  takenAt(user: number, version: number): Ms {
    return this.#ackedAt[slotOf(user, version)] ?? Number.POSITIVE_INFINITY;
  }

  /** When a remembered version was sent; 0 for none. */
  sentAt(user: number, version: number): Ms {
    return version === 0 ? 0 : (this.#sentAt[slotOf(user, version)] ?? 0);
  }

  /** When a remembered version was due. */
  intendedAt(user: number, version: number): Ms {
    return this.#intendedAt[slotOf(user, version)] ?? 0;
  }

  kindOf(user: number, version: number): ChangeKind {
    return CHANGE_KINDS[this.#kinds[slotOf(user, version)] ?? 0] ?? "status";
  }

  /** When the versions of a user that are remembered were due, sent and taken; oldest first. */
  remembered(user: number): readonly RememberedVersion[] {
    const newest = this.issued(user);
    const oldest = Math.max(this.#from + 1, newest - REMEMBERED + 1);
    return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, place) => {
      const slot = slotOf(user, oldest + place);
      const ackedAt = this.#ackedAt[slot] ?? Number.POSITIVE_INFINITY;
      return {
        number: oldest + place,
        intendedAt: this.#intendedAt[slot] ?? 0,
        sentAt: this.#sentAt[slot] ?? 0,
        takenAt: ackedAt === Number.POSITIVE_INFINITY ? undefined : ackedAt,
      };
    });
  }

  /** A change goes out. @returns its version */
  issue(
    user: number,
    { kind, intendedAt, sentAt }: { readonly kind: ChangeKind; readonly intendedAt: Ms; readonly sentAt: Ms },
  ): number {
    const version = this.issued(user) + 1;
    this.#issued[user] = version;
    const slot = slotOf(user, version);
    this.#intendedAt[slot] = intendedAt;
    this.#sentAt[slot] = sentAt;
    this.#ackedAt[slot] = Number.POSITIVE_INFINITY;
    this.#kinds[slot] = CHANGE_KINDS.indexOf(kind);
    return version;
  }

  isRemote(user: number): boolean {
    return this.#remote[user] === 1;
  }

  /**
   * A version of a user whom another process simulates was shown, with what it says of itself: the server has taken it by then.
   * It may be older than what is known already. @returns whether it was not known
   */
  learn(
    user: number,
    { version, intendedAt, at }: { readonly version: number; readonly intendedAt: Ms; readonly at: Ms },
  ): boolean {
    const slot = slotOf(user, version);
    if (!this.isRemembered(user, version) || this.#learned[slot] === version) return false;
    this.#learned[slot] = version;
    this.#intendedAt[slot] = intendedAt;
    this.#sentAt[slot] = intendedAt;
    this.#ackedAt[slot] = at;
    this.#issued[user] = Math.max(this.issued(user), version);
    return true;
  }

  /** What became of the versions of a user whom another process simulates: known when nobody does anything any more. */
  conclude(
    user: number,
    { issued, acked, at }: { readonly issued: number; readonly acked: number; readonly at: Ms },
  ): void {
    this.#issued[user] = Math.max(this.issued(user), issued);
    this.#acked[user] = acked;
    if (this.isRemembered(user, acked)) this.#ackedAt[slotOf(user, acked)] = at;
  }

  /** The server has taken a version. */
  acknowledge(user: number, version: number, at: Ms): void {
    this.#acked[user] = Math.max(this.acked(user), version);
    if (this.isRemembered(user, version)) this.#ackedAt[slotOf(user, version)] = at;
  }

  /** Whether a version is remembered, and was ever known: of a user elsewhere not all are. */
  isKnown(user: number, version: number): boolean {
    const isLearned = !this.isRemote(user) || this.#learned[slotOf(user, version)] === version;
    return isLearned && this.isRemembered(user, version);
  }

  isRemembered(user: number, version: number): boolean {
    return version > this.issued(user) - REMEMBERED;
  }
}

/** Where a remembered version of a user stands. */
export function slotOf(user: number, version: number): number {
  return user * REMEMBERED + (version % REMEMBERED);
}
