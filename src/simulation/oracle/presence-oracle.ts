import type { Tolerances } from "../../judge/tolerances.ts";
import { PRESENCE_ORDER, type Presence } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";
import { type DeliveryCounts, noDeliveries } from "./delivery-counts.ts";
import { bitOf, type Levels, namesOf } from "./expected-levels.ts";
import type { ChangeKind } from "./kinds.ts";
import { missingPresence } from "./missing-presence.ts";
import type { Strain } from "./strain.ts";
import type { Suspect, Track } from "./track.ts";
import { numberIn, versionIn } from "./version-text.ts";
import type { Violations } from "./violation.ts";
import type { Whereabouts } from "./whereabouts.ts";

export interface PresenceOracleOptions {
  readonly track: Track;
  readonly whereabouts: Whereabouts;
  readonly strain: Strain;
  /** The user of each session. */
  readonly sessions: Int32Array;
  /** The number of each user id. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly tolerances: Tolerances;
  /** What the versions of this run begin with. */
  readonly prefix: string;
  readonly violations: Violations;
  /** What only the order of news shows: whether the server keeps one is known at the end. */
  readonly held: Violations;
  /** Told of everything that a session was shown for the first time. */
  readonly onDelivery: (change: ChangeKind, latencyMs: Ms) => void;
  /** Told of what may turn out to be wrong. */
  readonly onSuspect?: ((suspect: Suspect) => void) | undefined;
}

/**
 * Whether every session is shown of its co-members what the model allows, all of it, in order, and of nobody else. Each
 * check is made as an event comes; nothing is looked at twice.
 */
export class PresenceOracle {
  readonly #options: PresenceOracleOptions;
  /** What each edge was last shown. */
  readonly #shown: Uint8Array;
  /** What was shown of users elsewhere that is wrong unless they have strayed. */
  readonly #suspects: { readonly session: number; readonly sight: Sight & { readonly subject: number } }[] =
    [];
  /** Of users elsewhere; undefined as long as it is not known. */
  #hasStrayed: ((user: number) => boolean) | undefined;
  /** Whether the server tells news of different users out of order; undefined as long as it is not known. */
  #isOutOfOrder: boolean | undefined;
  readonly counts: DeliveryCounts = noDeliveries();

  constructor(options: PresenceOracleOptions) {
    this.#options = options;
    this.#shown = new Uint8Array(options.track.edges).fill(bitOf("offline"));
  }

  /** A presence event came on the session's stream. */
  sight(session: number, event: unknown, at: Ms): void {
    const { track, numbers, sessions, prefix } = this.#options;
    const { sender, content } = event as { readonly sender?: unknown; readonly content?: unknown };
    const subject = typeof sender === "string" ? numbers.get(sender) : undefined;
    if (subject !== undefined && subject === sessions[session]) return;
    const edge = subject === undefined ? -1 : track.edgeOf(session, subject);
    if (subject === undefined || edge < 0) {
      this.#violate("leak", session, { subject, at, allowed: "nothing: they share no room", event });
      return;
    }
    const { presence, status_msg: message } = (content ?? {}) as Record<string, unknown>;
    if (track.versions.isRemote(subject)) this.#learn(subject, message, at);
    const level = PRESENCE_ORDER.indexOf(presence as Presence);
    const version =
      message === undefined || message === null || message === "" ? 0 : numberIn(prefix, message);
    if (level < 0 || version < 0) {
      const allowed = "a level of the profile, with a message of this run";
      this.#violate("invention", session, { subject, at, allowed, event });
      return;
    }
    this.#weigh({ session, subject, edge, version, level: 1 << level, at, event });
  }

  /** What is due on the edges of a session and never came, however much longer than usual the server is given for it. */
  findMissing(session: number, at: Ms, patienceMs: Ms = 0): void {
    const { violations } = this.#options;
    const known = {
      ...this.#options,
      shown: this.#shown,
      hasStrayed: this.#hasStrayed ?? (() => false),
      isOutOfOrder: this.#isOutOfOrder ?? false,
      patienceMs,
    };
    for (const { subject, tell } of missingPresence(known, session, at))
      if (tell === undefined) this.counts.unproved += 1;
      else violations.add("missing", () => ({ session, subject, at, ...tell() }));
  }

  /**
   * Nobody does anything any more, and it is known who has strayed at some time: whoever never did, in whichever process,
   * was where their versions say.
   */
  conclude(hasStrayed: (user: number) => boolean): void {
    for (const { session, sight } of this.#suspects.splice(0))
      if (!hasStrayed(sight.subject)) this.#violate("wrong level", session, sight);
    this.#hasStrayed = hasStrayed;
  }

  /**
   * It is known whether the server was seen to tell news of different users out of order, here or in another process. If it
   * was, their order proves nothing: what only that shows is counted. If it was not, that is wrong.
   */
  weighOrder(isOutOfOrderElsewhere: boolean): void {
    const { held, violations } = this.#options;
    this.#isOutOfOrder = isOutOfOrderElsewhere || this.counts.outOfOrder > 0;
    if (this.#isOutOfOrder) this.counts.unproved += held.total;
    else violations.take(held);
  }

  #learn(subject: number, message: unknown, at: Ms): void {
    const { prefix, whereabouts } = this.#options;
    const version = versionIn(prefix, message);
    if (version !== undefined) whereabouts.learn(subject, version, at);
  }

  #weigh(seen: Weighed): void {
    const { track, whereabouts, strain } = this.#options;
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
          ? `at most version ${track.versions.issued(subject)}`
          : `version ${track.seen(edge)} or a later one`;
      this.#violate(sighted.kind, session, { subject, at, allowed, event });
      return;
    }
    const before = this.#shown[edge];
    this.#shown[edge] = level;
    if (!whereabouts.allows(subject, { version, level, at })) {
      if (strain.isOn(at)) this.counts.excused += 1;
      else {
        const allowed = `${namesOf(whereabouts.allowedWith(subject, version))} with version ${version}`;
        const sight = { subject, at, allowed, event };
        // Whoever is simulated elsewhere may have left and come back: that is known at the end.
        if (!track.versions.isRemote(subject)) this.#violate("wrong level", session, sight);
        else if (this.#hasStrayed === undefined && this.#suspects.length < MOST_SUSPECTS) {
          this.#suspects.push({ session, sight });
          this.#options.onSuspect?.({ session, subject });
        }
      }
      whereabouts.admit(subject, version, level);
      return;
    }
    if (sighted.kind === "news") {
      this.counts.overtaken += sighted.overtaken;
      if (sighted.isLate && whereabouts.isAsAsked(subject, { version, level })) this.counts.outOfOrder += 1;
      this.#deliver(session, { change: sighted.change, latencyMs: sighted.latencyMs, at });
      if (sighted.missed + sighted.passedOver === 0) return;
      const sight = { subject, at, allowed: `version ${version - 1}, before it was overtaken`, event };
      for (let missed = 0; missed < sighted.missed; missed++) this.#violate("missed", session, sight);
      for (let passed = 0; passed < sighted.passedOver; passed++) this.#missByOrder(session, sight);
      return;
    }
    const { at: movedAt, to, by: change } = whereabouts.moveOf(subject);
    const latencyMs = at - movedAt;
    if (before !== level && level === to && latencyMs <= this.#longestMs(change))
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

  #missByOrder(session: number, sight: Sight): void {
    if (this.#isOutOfOrder === true) this.counts.unproved += 1;
    else if (this.#isOutOfOrder === false) this.#violate("missed", session, sight);
    else this.#violate("missed", session, { ...sight, among: this.#options.held });
  }

  #violate(
    kind: "leak" | "invention" | "wrong level" | "went back" | "missed",
    session: number,
    { subject, event, among = this.#options.violations, ...rest }: Sight & { readonly among?: Violations },
  ): void {
    among.add(kind, () => ({
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

interface Sight {
  readonly subject: number | undefined;
  readonly at: Ms;
  readonly allowed: string;
  readonly event: unknown;
}

/** A server's text is kept so far. */
const MAX_OBSERVED = 960;
/** Far more than are kept of a kind, and little memory. */
const MOST_SUSPECTS = 1_000;
