import type { Tolerances } from "../../judge/tolerances.ts";
import type { Presence, ProfileRules } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";
import { bitOf, ExpectedLevels, type Levels, type StreamLevel } from "./expected-levels.ts";
import type { ChangeKind } from "./kinds.ts";
import { LastMoves, type Move } from "./last-moves.ts";
import type { PresenceChange, RecordedChange } from "./presence-change.ts";
import { StrayRequests } from "./stray-requests.ts";
import type { Track } from "./track.ts";
import { VersionLevels } from "./version-levels.ts";
import { REMEMBERED } from "./versions.ts";
import { type Version, versionText } from "./version-text.ts";

export interface WhereaboutsOptions {
  readonly users: number;
  readonly track: Track;
  readonly rules: ProfileRules;
  readonly tolerances: Tolerances;
  /** What the versions of this run begin with. */
  readonly prefix: string;
  /** Whether a process that was lost has simulated its users before: when they were active is not known. */
  readonly isContinued?: boolean;
}

/** Where everybody may be by what they did, as the model has it, and so what may be shown with each of their versions. */
export class Whereabouts {
  readonly #options: WhereaboutsOptions;
  readonly #expected: ExpectedLevels;
  readonly #levels: VersionLevels;
  readonly #strays: StrayRequests;
  readonly #moves: LastMoves;
  /** The oldest version of each user that the server may stand by: one before the last where a PUT is in doubt. */
  readonly #standing: Int32Array;
  /** Whether a stream request that was sent just before the last change may have been handled after it. */
  readonly #isRaced: Uint8Array;
  /** Whether a PUT of each user is not answered yet. */
  readonly #isPutting: Uint8Array;
  readonly #openStreams: Uint8Array;
  /** Whether the streams of each user have been without an answer for so long that the server may take them for gone. */
  readonly #hasFaltered: Uint8Array;
  readonly #hasStrayed: Uint8Array;
  readonly #activeAt: Float64Array;
  /** When a stream asked for another level than before. */
  readonly #askedAt: Float64Array;

  constructor(options: WhereaboutsOptions) {
    const { users, track, rules, tolerances } = options;
    this.#options = options;
    this.#expected = new ExpectedLevels(users, rules);
    this.#levels = new VersionLevels(users, track.versions);
    this.#strays = new StrayRequests(users, tolerances.deliveryHardMs);
    this.#moves = new LastMoves(users);
    this.#standing = new Int32Array(users);
    this.#isRaced = new Uint8Array(users);
    this.#isPutting = new Uint8Array(users);
    this.#openStreams = new Uint8Array(users);
    this.#hasFaltered = new Uint8Array(users);
    this.#hasStrayed = new Uint8Array(users);
    const isNew = options.isContinued !== true;
    this.#activeAt = new Float64Array(users).fill(isNew ? Number.NEGATIVE_INFINITY : 0);
    this.#askedAt = new Float64Array(users);
  }

  /** Where a user may be. */
  of(user: number): Levels {
    return this.#expected.of(user);
  }

  /**
   * A change of presence goes out. @returns the message that it has to carry, and what to call when it is known what
   * became of it
   */
  change(user: number, { level, kind, intendedAt, sentAt, underway }: PresenceChange) {
    const { track, prefix, tolerances } = this.#options;
    const before = this.#expected.states(user);
    const isSure = track.versions.acked(user) === track.versions.issued(user);
    const levels = [...underway.map((request) => request.level), ...this.#strays.of(user, sentAt)];
    this.#expected.put(
      user,
      level,
      levels.filter((asked) => asked !== level),
    );
    const number = track.versions.issue(user, { kind, intendedAt, sentAt });
    this.#levels.issue(user, number, { level, all: this.of(user) });
    if (isSure) this.#standing[user] = number;
    this.#isPutting[user] = 1;
    this.#moves.forget(user);
    this.#isRaced[user] = Number(underway.some(({ forMs }) => forMs < tolerances.orderMs));
    return {
      message: versionText(prefix, { number, levels: this.#levels.saidWith(user, number), intendedAt }),
      // Not every PUT is an activity to every server: none of them puts the server's idle timer off for sure.
      taken: (at: Ms) => {
        this.#isPutting[user] = 0;
        track.versions.acknowledge(user, number, at);
        this.#standing[user] = number;
      },
      /** Refused, or lost on the way: it may have been done or not, and what their streams do may be told with either version. */
      doubted: () => {
        this.#isPutting[user] = 0;
        this.#expected.doubt(user, before);
        this.#standing[user] = Math.min(this.#standing[user] ?? 0, track.versions.acked(user));
        this.#hasStrayed[user] = 1;
        this.#widen(user);
      },
    };
  }

  /** The last changes of a user, oldest first. */
  changesOf(user: number): readonly RecordedChange[] {
    const { track, prefix } = this.#options;
    return track.versions.remembered(user).map(({ number, intendedAt, sentAt, takenAt }) => {
      const levels = this.#levels.saidWith(user, number);
      return {
        number,
        level: this.#levels.askedWith(user, number),
        message: versionText(prefix, { number, levels, intendedAt }),
        sentAt,
        takenAt,
      };
    });
  }

  /** The user has done something that counts as activity. That they were idle before may be told after it. */
  isActive(user: number, at: Ms): void {
    this.admit(user, this.#options.track.versions.issued(user), this.#idled(user, at));
    this.#activeAt[user] = at;
  }

  /** A stream of the user opens. */
  opens(user: number, { level, intendedAt }: { readonly level: StreamLevel; readonly intendedAt: Ms }): void {
    const before = this.#openStreams[user] ?? 0;
    this.#openStreams[user] = before + 1;
    if (before > 0) return;
    // Only whoever is new is active for sure: one who comes back soon may have been there all the time.
    if (this.#activeAt[user] === Number.NEGATIVE_INFINITY) this.#activeAt[user] = intendedAt;
    this.#expected.open(user, level);
    this.#expected.mayAsk(user, this.#strays.of(user, intendedAt));
    this.#move(user, "arrive", { to: level, at: intendedAt });
  }

  /**
   * A stream of the user goes on with another level than before. Where it is that of the last change, nothing moves, unless
   * an older request may have come in between.
   */
  asks(user: number, { level, at }: { readonly level: StreamLevel; readonly at: Ms }): void {
    const { track } = this.#options;
    const put = this.#levels.askedWith(user, track.versions.issued(user));
    // A PUT that is underway may be handled after it, however long before it was sent: it was limited, perhaps.
    if (this.#isPutting[user] === 1) this.#expected.mayAsk(user, [level]);
    else this.#expected.ask(user, level);
    this.#expected.mayAsk(user, this.#strays.of(user, at));
    if (this.#isRaced[user] === 1 || level !== put) track.move(user, at);
    this.#askedAt[user] = at;
    this.#widen(user);
  }

  /** No stream of the user had an answer since then, and none is asked for until then: to the server, they may be gone. */
  falters(user: number, { since, until }: { readonly since: Ms; readonly until: Ms }): void {
    const { track, tolerances } = this.#options;
    if (until - since <= tolerances.offlineMinMs / 2) return;
    this.#hasFaltered[user] = 1;
    this.#hasStrayed[user] = 1;
    this.#expected.mayLapse(user);
    track.move(user, until);
    track.leave(user, until);
    this.#widen(user);
  }

  /** A stream of the user has an answer, whatever was before. */
  recovers(user: number, { level, at }: { readonly level: StreamLevel; readonly at: Ms }): void {
    if (this.#hasFaltered[user] !== 1) return;
    this.#hasFaltered[user] = 0;
    this.asks(user, { level, at });
    this.#move(user, "arrive", { to: level, at });
  }

  /** A stream of the user ends, whose last request asked for the level. */
  closes(user: number, { level, at }: { readonly level: StreamLevel; readonly at: Ms }): void {
    this.#strays.add(user, level, at);
    const left = Math.max(0, (this.#openStreams[user] ?? 0) - 1);
    this.#openStreams[user] = left;
    if (left > 0) return;
    this.#hasStrayed[user] = 1;
    this.#options.track.leave(user, at);
    const wasOffline = this.of(user) === bitOf("offline");
    this.#expected.close(user);
    if (!wasOffline) this.#move(user, "vanish", { to: "offline", at });
  }

  /** Whether the level is that of the change, and nothing was done since that may have the server tell it again. */
  isAsAsked(user: number, { version, level }: { readonly version: number; readonly level: Levels }): boolean {
    const asked = bitOf(this.#levels.askedWith(user, version));
    return (
      level === asked && !((this.#activeAt[user] ?? 0) > this.#options.track.versions.sentAt(user, version))
    );
  }

  /** What another process has its users do is known by what is shown of it; when their streams end is not. */
  learn(user: number, { number, levels, intendedAt }: Version, at: Ms): void {
    if (!this.#options.track.versions.learn(user, { version: number, intendedAt, at })) return;
    this.#levels.learn(user, number, levels);
  }

  /** Whether a user may have been elsewhere than their versions say: all their streams have ended, or a PUT is in doubt. */
  hasStrayed(user: number): boolean {
    return this.#hasStrayed[user] === 1;
  }

  /** What may be shown with a version that is remembered. */
  allowedWith(user: number, version: number): Levels {
    return this.#levels.allowedWith(user, version);
  }

  /** Whether the level may be shown with the version; always, with one that is too old to be remembered. */
  allows(
    user: number,
    { version, level, at }: { readonly version: number; readonly level: Levels; readonly at: Ms },
  ): boolean {
    if (version <= this.#options.track.versions.issued(user) - REMEMBERED) return true;
    if ((this.allowedWith(user, version) & level) !== 0) return true;
    // The machine is stepped for what is rare only.
    return (this.#idled(user, at) & level) !== 0;
  }

  /** From now on the level may be shown with the version: one fault is one finding, however many are shown it. */
  admit(user: number, version: number, level: Levels): void {
    this.#levels.admit(user, version, level);
  }

  /** The last change of a user that had no version of its own. */
  moveOf(user: number): Move {
    return this.#moves.of(user);
  }

  isOpen(user: number): boolean {
    return (this.#openStreams[user] ?? 0) > 0;
  }

  /** Where the user has to be by now, if it is sure. */
  settled(user: number, at: Ms): Levels {
    const { offlineMaxMs, offlineKnown } = this.#options.tolerances;
    if (!this.isOpen(user) && offlineKnown && at - this.settledSince(user) > offlineMaxMs)
      return bitOf("offline");
    return this.of(user) | this.#idled(user, at);
  }

  settledSince(user: number): Ms {
    const { at } = this.moveOf(user);
    const askedAt = this.#askedAt[user] ?? 0;
    return Math.max(this.#options.track.versions.ackedAt(user), askedAt, Number.isNaN(at) ? 0 : at);
  }

  /** What the server's idle timer may have made of the user. */
  #idled(user: number, at: Ms): Levels {
    const { track, rules, tolerances } = this.#options;
    const { idleMinMs } = tolerances;
    // When somebody elsewhere was active is not known: at the earliest at the beginning.
    if (track.versions.isRemote(user)) return rules.serverIdles && at >= idleMinMs ? bitOf("unavailable") : 0;
    return at - (this.#activeAt[user] ?? at) >= idleMinMs ? this.#expected.whenIdle(user) : 0;
  }

  #move(user: number, by: ChangeKind, { to, at }: { readonly to: Presence; readonly at: Ms }): void {
    this.#moves.set(user, { at, to: bitOf(to), by });
    this.#options.track.move(user, at);
    this.#widen(user);
  }

  #widen(user: number): void {
    const newest = this.#options.track.versions.issued(user);
    const oldest = Math.max(this.#standing[user] ?? 0, newest - REMEMBERED + 1);
    for (let version = oldest; version <= newest; version++) this.admit(user, version, this.of(user));
  }
}
