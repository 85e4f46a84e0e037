import { PRESENCE_ORDER, type Presence, type ProfileRules } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";
import type { Tolerances } from "../../judge/tolerances.ts";
import type { DeliveryCounts } from "./delivery-counts.ts";
import { bitOf, ExpectedLevels, type Levels, namesOf, type StreamLevel } from "./expected-levels.ts";
import type { ChangeKind } from "./kinds.ts";
import type { PresenceChange, RecordedChange } from "./presence-change.ts";
import { REMEMBERED, slotOf, type Track } from "./track.ts";
import { numberIn, versionIn, versionText } from "./version-text.ts";
import type { Violations } from "./violation.ts";

export interface PresenceOracleOptions {
  readonly track: Track;
  /** The user of each session. */
  readonly sessions: Int32Array;
  /** The number of each user id. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly rules: ProfileRules;
  readonly tolerances: Tolerances;
  /** What the versions of this run begin with. */
  readonly prefix: string;
  readonly violations: Violations;
  /** Told of everything that a session was shown for the first time. */
  readonly onDelivery: (change: ChangeKind, latencyMs: Ms) => void;
}

/**
 * Whether every session is shown of its co-members what the model allows, all of it, in order, and of nobody else. Each
 * check is made as an event comes; nothing is looked at twice.
 */
export class PresenceOracle {
  readonly #options: PresenceOracleOptions;
  readonly #expected: ExpectedLevels;
  /** What may be shown with each remembered version of each user. */
  readonly #allowed: Uint8Array;
  /** What each edge was last shown. */
  readonly #shown: Uint8Array;
  /** The level of each remembered version, in the order of `PRESENCE_ORDER`. */
  readonly #put: Uint8Array;
  readonly #openStreams: Uint8Array;
  readonly #activeAt: Float64Array;
  /** A change without a version of its own: since when, and what it leads to. */
  readonly #movedAt: Float64Array;
  readonly #movedTo: Uint8Array;
  readonly #movedBy: ChangeKind[];
  #strainedUntil: Ms = Number.NEGATIVE_INFINITY;
  readonly counts: DeliveryCounts = { verified: 0, repeated: 0, overtaken: 0, caughtUp: 0, excused: 0 };

  constructor(options: PresenceOracleOptions) {
    const users = options.numbers.size;
    this.#options = options;
    this.#expected = new ExpectedLevels(users, options.rules);
    this.#allowed = new Uint8Array(users * REMEMBERED);
    for (let user = 0; user < users; user++)
      this.#allowed[slotOf(user, 0)] = bitOf("offline") | (options.track.isRemote(user) ? ELSEWHERE : 0);
    this.#shown = new Uint8Array(options.track.edges).fill(bitOf("offline"));
    this.#put = new Uint8Array(users * REMEMBERED);
    this.#openStreams = new Uint8Array(users);
    this.#activeAt = new Float64Array(users).fill(Number.NEGATIVE_INFINITY);
    this.#movedAt = new Float64Array(users).fill(Number.NaN);
    this.#movedTo = new Uint8Array(users);
    this.#movedBy = Array.from({ length: users }, () => "arrive");
  }

  /** Where a user may be, by the model. */
  levelsOf(user: number): Levels {
    return this.#expected.of(user);
  }

  /**
   * A change of presence goes out. @returns the message that it has to carry, and what to call when it is known what
   * became of it
   */
  change(user: number, { level, kind, intendedAt, sentAt, underway }: PresenceChange) {
    const { track, prefix } = this.#options;
    const before = this.#expected.states(user);
    this.#expected.put(user, level, underway);
    const number = track.issue(user, { kind, intendedAt, sentAt });
    this.#allowed[slotOf(user, number)] = this.#expected.of(user);
    this.#put[slotOf(user, number)] = PRESENCE_ORDER.indexOf(level);
    this.#movedAt[user] = Number.NaN;
    return {
      message: versionText(prefix, { number, level, intendedAt }),
      // Not every PUT is an activity to every server: none of them puts the server's idle timer off for sure.
      taken: (at: Ms) => track.acknowledge(user, number, at),
      /** Refused, or lost on the way: it may have been done or not. */
      doubted: () => {
        this.#expected.doubt(user, before);
        this.#widen(user);
      },
    };
  }

  /** The last changes of a user, oldest first. */
  changesOf(user: number): readonly RecordedChange[] {
    const { track, prefix } = this.#options;
    return track.remembered(user).map(({ number, intendedAt, sentAt, takenAt }) => {
      const level = PRESENCE_ORDER[this.#put[slotOf(user, number)] ?? 0] ?? "offline";
      return { level, message: versionText(prefix, { number, level, intendedAt }), sentAt, takenAt };
    });
  }

  /** The user has done something that counts as activity. */
  isActive(user: number, at: Ms): void {
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
    this.#moves(user, "arrive", { to: level, at: intendedAt });
  }

  /** A stream of the user goes on with another level than before. */
  asks(user: number, level: StreamLevel): void {
    this.#expected.ask(user, level);
    this.#widen(user);
  }

  /** A stream of the user ends. */
  closes(user: number, at: Ms): void {
    const left = Math.max(0, (this.#openStreams[user] ?? 0) - 1);
    this.#openStreams[user] = left;
    if (left > 0) return;
    const wasOffline = this.#expected.of(user) === bitOf("offline");
    this.#expected.close(user);
    if (!wasOffline) this.#moves(user, "vanish", { to: "offline", at });
  }

  /**
   * A request was answered after so long. A server that is so slow may take a user who asks for one who does not: for as
   * long as a delivery may take, a level that its timers would give is excused.
   */
  waited(ms: Ms, at: Ms): void {
    const { offlineMinMs, deliveryHardMs } = this.#options.tolerances;
    if (ms > offlineMinMs / 2) this.#strainedUntil = Math.max(this.#strainedUntil, at + deliveryHardMs);
  }

  /** A presence event came on the session's stream. */
  sight(session: number, event: unknown, at: Ms): void {
    const { track, numbers, sessions } = this.#options;
    const { sender, content } = event as { readonly sender?: unknown; readonly content?: unknown };
    const subject = typeof sender === "string" ? numbers.get(sender) : undefined;
    if (subject !== undefined && subject === sessions[session]) return;
    const edge = subject === undefined ? -1 : track.edgeOf(session, subject);
    if (subject === undefined || edge < 0) {
      this.#violate("leak", session, { subject, at, allowed: "nothing: they share no room", event });
      return;
    }
    if (track.isRemote(subject)) this.#learn(subject, content);
    const { presence, status_msg: message } = (content ?? {}) as Record<string, unknown>;
    const level = PRESENCE_ORDER.indexOf(presence as Presence);
    const version =
      message === undefined || message === null || message === ""
        ? 0
        : numberIn(this.#options.prefix, message);
    if (level < 0 || version < 0) {
      const allowed = "a level of the profile, with a message of this run";
      this.#violate("invention", session, { subject, at, allowed, event });
      return;
    }
    this.#weigh({ session, subject, edge, version, level: 1 << level, at, event });
  }

  /** The edges of a session on which something is due that never came. */
  findMissing(session: number, at: Ms): void {
    const { track, tolerances } = this.#options;
    if (!(at - track.listeningSince(session) > tolerances.deliveryHardMs)) return;
    for (const [edge, subject] of track.edgesOf(session)) {
      const shown = this.#shown[edge] ?? 0;
      if (track.isMissing(session, edge, { subject, at })) {
        const allowed = `version ${track.acked(subject)}, taken by the server ${Math.round(at - track.ackedAt(subject))} ms ago`;
        this.#lack(session, {
          subject,
          at,
          allowed,
          observed: `nothing newer than version ${track.seen(edge)}`,
        });
      } else if (this.#isLevelMissing(edge, { subject, at })) {
        const allowed = `${namesOf(this.#settled(subject, at))}, since ${Math.round(at - this.#settledSince(subject))} ms`;
        this.#lack(session, { subject, at, allowed, observed: namesOf(shown) });
      }
    }
  }

  #weigh(seen: Weighed): void {
    const { track } = this.#options;
    const { session, subject, edge, version, level, at, event } = seen;
    if (version === 0 && track.seen(edge) > 0) {
      const allowed = `version ${track.seen(edge)} or a later one`;
      this.#violate("went back", session, { subject, at, allowed, event });
      return;
    }
    const sighted =
      version === 0 ? ({ kind: "repeat" } as const) : track.sight(session, { edge, subject, version, at });
    if (sighted.kind === "went back" || sighted.kind === "invention") {
      const allowed =
        sighted.kind === "invention"
          ? `at most version ${track.issued(subject)}`
          : `version ${track.seen(edge)} or a later one`;
      this.#violate(sighted.kind, session, { subject, at, allowed, event });
      return;
    }
    const before = this.#shown[edge];
    this.#shown[edge] = level;
    if (!this.#isAllowed(subject, { version, level, at })) {
      if (at < this.#strainedUntil) this.counts.excused += 1;
      else {
        const allowed = `${namesOf(this.#allowed[slotOf(subject, version)] ?? 0)} with version ${version}`;
        this.#violate("wrong level", session, { subject, at, allowed, event });
      }
      // One fault is one finding: from now on it is what others may be shown, too.
      const slot = slotOf(subject, version);
      this.#allowed[slot] = (this.#allowed[slot] ?? 0) | level;
      return;
    }
    if (sighted.kind === "news") {
      this.counts.overtaken += sighted.overtaken;
      this.#deliver(session, { change: sighted.change, latencyMs: sighted.latencyMs, at });
      for (let missed = 0; missed < sighted.missed; missed++) {
        const allowed = `version ${version - 1}, before it was overtaken`;
        this.#violate("missed", session, { subject, at, allowed, event });
      }
      return;
    }
    const latencyMs = at - (this.#movedAt[subject] ?? Number.NaN);
    const change = this.#movedBy[subject] ?? "arrive";
    if (before !== level && level === this.#movedTo[subject] && latencyMs <= this.#longestMs(change))
      this.#deliver(session, { change, latencyMs, at });
    else this.counts.repeated += 1;
  }

  /** What comes later than this came of something else: the server's own timers, for example. */
  #longestMs(change: ChangeKind): Ms {
    const { deliveryHardMs, offlineMaxMs } = this.#options.tolerances;
    return change === "vanish" ? offlineMaxMs + deliveryHardMs : deliveryHardMs;
  }

  #deliver(
    session: number,
    { change, latencyMs, at }: { readonly change: ChangeKind; readonly latencyMs: Ms; readonly at: Ms },
  ): void {
    const { track, onDelivery } = this.#options;
    this.counts.verified += 1;
    // How long it took says nothing where nobody was listening.
    if (track.listeningSince(session) > at - latencyMs) this.counts.caughtUp += 1;
    else onDelivery(change, latencyMs);
  }

  #isAllowed(
    subject: number,
    { version, level, at }: { readonly version: number; readonly level: Levels; readonly at: Ms },
  ): boolean {
    const { track } = this.#options;
    if (version <= track.issued(subject) - REMEMBERED) return true;
    if (((this.#allowed[slotOf(subject, version)] ?? 0) & level) !== 0) return true;
    // The machine is stepped for what is rare only.
    return (this.#idled(subject, at) & level) !== 0;
  }

  /** What another process has its users do is known by what is shown of it; when their streams end is not. */
  #learn(subject: number, content: unknown): void {
    const { track, prefix } = this.#options;
    const version = versionIn(prefix, (content as { readonly status_msg?: unknown } | undefined)?.status_msg);
    if (version === undefined || version.number <= track.issued(subject)) return;
    track.learn(subject, version.number, version.intendedAt);
    this.#allowed[slotOf(subject, version.number)] = ELSEWHERE;
  }

  /** What the server's idle timer may have made of the user. */
  #idled(subject: number, at: Ms): Levels {
    const { idleMinMs } = this.#options.tolerances;
    return at - (this.#activeAt[subject] ?? at) >= idleMinMs ? this.#expected.whenIdle(subject) : 0;
  }

  /** Where the user has to be by now, if it is sure. */
  #settled(subject: number, at: Ms): Levels {
    const { offlineMaxMs, offlineKnown } = this.#options.tolerances;
    const isOpen = (this.#openStreams[subject] ?? 0) > 0;
    if (!isOpen && offlineKnown && at - this.#settledSince(subject) > offlineMaxMs) return bitOf("offline");
    return this.#expected.of(subject) | this.#idled(subject, at);
  }

  #settledSince(subject: number): Ms {
    const { track } = this.#options;
    const movedAt = this.#movedAt[subject] ?? Number.NaN;
    return Math.max(track.ackedAt(subject), Number.isNaN(movedAt) ? 0 : movedAt);
  }

  #isLevelMissing(edge: number, { subject, at }: { readonly subject: number; readonly at: Ms }): boolean {
    const { track, tolerances } = this.#options;
    if (track.isRemote(subject) || track.seen(edge) !== track.issued(subject)) return false;
    const { deliveryHardMs, offlineMaxMs } = tolerances;
    const isOpen = (this.#openStreams[subject] ?? 0) > 0;
    const boundMs = isOpen ? deliveryHardMs : deliveryHardMs + offlineMaxMs;
    if (at - this.#settledSince(subject) <= boundMs || at < this.#strainedUntil) return false;
    return (this.#settled(subject, at) & (this.#shown[edge] ?? 0)) === 0;
  }

  #moves(user: number, kind: ChangeKind, { to, at }: { readonly to: Presence; readonly at: Ms }): void {
    this.#movedAt[user] = at;
    this.#movedTo[user] = bitOf(to);
    this.#movedBy[user] = kind;
    this.#widen(user);
  }

  #widen(user: number): void {
    const slot = slotOf(user, this.#options.track.issued(user));
    this.#allowed[slot] = (this.#allowed[slot] ?? 0) | this.#expected.of(user);
  }

  #lack(
    session: number,
    {
      observed,
      ...rest
    }: { readonly subject: number; readonly at: Ms; readonly allowed: string; readonly observed: string },
  ): void {
    this.#options.violations.add("missing", () => ({ session, ...rest, observed }));
  }

  #violate(
    kind: "leak" | "invention" | "wrong level" | "went back" | "missed",
    session: number,
    {
      subject,
      event,
      ...rest
    }: {
      readonly subject: number | undefined;
      readonly at: Ms;
      readonly allowed: string;
      readonly event: unknown;
    },
  ): void {
    this.#options.violations.add(kind, () => ({
      session,
      ...(subject === undefined ? {} : { subject }),
      ...rest,
      observed: JSON.stringify(event).slice(0, MAX_OBSERVED),
    }));
  }
}

interface Weighed {
  readonly session: number;
  readonly subject: number;
  readonly edge: number;
  readonly version: number;
  readonly level: Levels;
  readonly at: Ms;
  readonly event: unknown;
}

/** Where somebody may be whom another process simulates: what their streams ask for is not known here. */
const ELSEWHERE: Levels = bitOf("offline") | bitOf("unavailable") | bitOf("online");
/** A server's text is kept so far. */
const MAX_OBSERVED = 960;
