import type { Ms } from "../../time/clock.ts";
import { type CoMembers, degreeOf, placeAmong } from "../population/co-members.ts";
import type { ChangeKind } from "./kinds.ts";
import { REMEMBERED, Versions, type VersionsOptions } from "./versions.ts";

/** No user changes so often between two deliveries. */
const LEAP = 100_000;

export interface TrackOptions extends Omit<VersionsOptions, "users"> {
  readonly coMembers: CoMembers;
  /** The user of each session. */
  readonly sessions: Int32Array;
  /** A version that stood for so long has to be shown before it is overtaken. */
  readonly hardMs: Ms;
  /** How long after one change was answered another has to be sent so that news of it has to bring the first, too. */
  readonly sequenceMs: Ms;
  /** How long after what moved a change without a version of its own. */
  readonly orderMs: Ms;
  /** Told of what may be lost, once for each edge and version. */
  readonly onSuspect?: ((suspect: Suspect) => void) | undefined;
}

/** What a session was not shown of the subject although it was told of what somebody else did later. */
export interface Suspect {
  readonly session: number;
  readonly subject: number;
  /** Who did that; absent: something else is suspicious. */
  readonly witness?: number;
}

/** What came of a sighting. */
export type Sighted =
  /**
   * New to this session: after so long, and past so many that were overtaken, missed since they stood for long, or passed
   * over; or itself so late that it had been passed over.
   */
  | {
      readonly kind: "news";
      readonly latencyMs: Ms;
      readonly change: ChangeKind;
      readonly overtaken: number;
      readonly missed: number;
      readonly passedOver: number;
      readonly isLate: boolean;
    }
  | { readonly kind: "repeat" | "went back" | "invention" };

const REPEAT: Sighted = { kind: "repeat" };
const WENT_BACK: Sighted = { kind: "went back" };
const INVENTION: Sighted = { kind: "invention" };

/**
 * How far each session has been shown the versions of each co-member. Its memory does not grow with the run: 8 bytes for an
 * edge. Users, sessions and versions are numbers; all times are ms from the beginning of the run.
 */
export class Track {
  readonly versions: Versions;
  readonly #options: TrackOptions;
  /** Where the edges of each session begin. */
  readonly #bases: Int32Array;
  readonly #seen: Int32Array;
  readonly #movedAt: Float64Array;
  /** Since when the session's stream is open; infinite: it is not. */
  readonly #listeningSince: Float64Array;
  /** When all streams of a user ended last; infinite where that is not known. */
  readonly #leftAt: Float64Array;
  /** When the session's stream was open for the first time; infinite: it never was. */
  readonly #cameAt: Float64Array;
  /** When the newest of the changes was sent that the answer which is being looked at tells of. */
  #newsAt: Ms = Number.NEGATIVE_INFINITY;
  #newsOf = -1;
  /** The version that each edge was not shown although newer news of others came; 0: none. */
  readonly #suspects: Int32Array;

  constructor(options: TrackOptions) {
    const { coMembers, sessions } = options;
    const users = coMembers.offsets.length - 1;
    this.#options = options;
    this.versions = new Versions({ ...options, users });
    this.#bases = new Int32Array(sessions.length + 1);
    for (const [session, user] of sessions.entries())
      this.#bases[session + 1] = (this.#bases[session] ?? 0) + degreeOf(coMembers, user);
    this.#seen = new Int32Array(this.#bases[sessions.length] ?? 0);
    this.#movedAt = new Float64Array(users);
    this.#listeningSince = new Float64Array(sessions.length).fill(Number.POSITIVE_INFINITY);
    this.#leftAt = Float64Array.from({ length: users }, (_, user) =>
      this.versions.isRemote(user) ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
    );
    this.#cameAt = new Float64Array(sessions.length).fill(Number.POSITIVE_INFINITY);
    this.#suspects = new Int32Array(this.#seen.length);
  }

  /** How many edges there are: pairs of a session and somebody whom it has to be shown. */
  get edges(): number {
    return this.#seen.length;
  }

  /** Where the edge from the session to the subject stands among all edges; -1: they share no room. */
  edgeOf(session: number, subject: number): number {
    const { coMembers, sessions } = this.#options;
    const place = placeAmong(coMembers, sessions[session] ?? -1, subject);
    return place < 0 ? -1 : (this.#bases[session] ?? 0) + place;
  }

  /** The newest version that the edge was shown; 0: none. */
  seen(edge: number): number {
    return this.#seen[edge] ?? 0;
  }

  /** What is shown with the newest version of a user has changed without another one: news of it stand later in their order. */
  move(user: number, at: Ms): void {
    this.#movedAt[user] = at;
  }

  /** All streams of a user have ended, or may have to the server. */
  leave(user: number, at: Ms): void {
    this.#leftAt[user] = Math.max(this.#leftAt[user] ?? at, at);
  }

  /**
   * The session's stream is open from now on: what it was not shown yet is due from now. It goes on where it was, and so what
   * it had passed over before stays lost.
   */
  listen(session: number, at: Ms): void {
    this.#listeningSince[session] = at;
    this.#cameAt[session] = Math.min(this.#cameAt[session] ?? at, at);
  }

  /** The session's stream has ended: nothing is due. */
  silence(session: number): void {
    this.#listeningSince[session] = Number.POSITIVE_INFINITY;
  }

  /** A version of the subject was shown on an edge of the session. */
  sight(
    session: number,
    {
      edge,
      subject,
      version,
      at,
    }: { readonly edge: number; readonly subject: number; readonly version: number; readonly at: Ms },
  ): Sighted {
    const { versions } = this;
    if (version > versions.issued(subject)) return INVENTION;
    const seen = this.seen(edge);
    if (version < seen) return WENT_BACK;
    if (version === seen) return REPEAT;
    let missed = 0;
    let passedOver = 0;
    for (let between = Math.max(seen + 1, version - REMEMBERED); between < version; between++)
      if (
        this.#hasStood(session, subject, between) &&
        !this.#mayBeLeftOut(session, { edge, subject, version: between })
      )
        missed += 1;
      else if (this.#suspects[edge] === between) passedOver += 1;
    const isLate = this.#suspects[edge] === version && this.#isOwnNews(session, { subject, version, at });
    this.#seen[edge] = version;
    const isRemembered = versions.isRemembered(subject, version);
    const sentAt = isRemembered ? versions.sentAt(subject, version) : Number.NEGATIVE_INFINITY;
    if (sentAt > this.#newsAt) {
      this.#newsAt = sentAt;
      this.#newsOf = subject;
    }
    return {
      kind: "news",
      latencyMs: isRemembered ? at - versions.intendedAt(subject, version) : Number.NaN,
      change: versions.kindOf(subject, version),
      // Where a lost process was, numbers leap.
      overtaken: version - seen > LEAP ? 0 : version - seen - 1 - missed - passedOver,
      missed,
      passedOver,
      isLate,
    };
  }

  /**
   * An answer was looked at in full. What it told of changes that were sent after others had been taken proves that the
   * stream has moved past these: what it did not show of them is lost, unless it comes out of order.
   */
  fence(session: number): void {
    const { versions } = this;
    const { coMembers, sessions, sequenceMs, orderMs, onSuspect } = this.#options;
    const takenBy = this.#newsAt - sequenceMs;
    const movedBy = this.#newsAt - Math.max(orderMs, sequenceMs);
    this.#newsAt = Number.NEGATIVE_INFINITY;
    if (!(movedBy > this.listeningSince(session))) return;
    const base = this.#bases[session] ?? 0;
    const begin = (coMembers.offsets[sessions[session] ?? 0] ?? 0) - base;
    // By far the most frequent thing that is done: every edge of the session, for each answer that tells something.
    for (let edge = base; edge < (this.#bases[session + 1] ?? base); edge++) {
      const subject = coMembers.mates[begin + edge] ?? 0;
      const acked = versions.acked(subject);
      if ((this.#seen[edge] ?? 0) >= acked || acked !== versions.issued(subject)) continue;
      if (this.#suspects[edge] === acked || !(versions.takenAt(subject, acked) < takenBy)) continue;
      if (!((this.#movedAt[subject] ?? 0) < movedBy)) continue;
      if (this.#mayBeLeftOut(session, { edge, subject, version: acked })) continue;
      this.#suspects[edge] = acked;
      onSuspect?.({ session, subject, witness: this.#newsOf });
    }
  }

  /** Whether the newest version that the server has taken is due on the edge, and was not shown. */
  isMissing(
    session: number,
    edge: number,
    { subject, at }: { readonly subject: number; readonly at: Ms },
  ): boolean {
    if (this.seen(edge) >= this.versions.acked(subject)) return false;
    return at - Math.max(this.versions.ackedAt(subject), this.listeningSince(session)) > this.#options.hardMs;
  }

  /** A version that the session's stream has moved past without showing it, nor anything newer; 0: there is none. */
  passedOver(edge: number): number {
    const suspect = this.#suspects[edge] ?? 0;
    return suspect > this.seen(edge) ? suspect : 0;
  }

  /** When the session's stream was open for the first time; infinite: it never was. */
  cameAt(session: number): Ms {
    return this.#cameAt[session] ?? Number.POSITIVE_INFINITY;
  }

  /** Since when the session's stream is open; infinite: it is not. */
  listeningSince(session: number): Ms {
    return this.#listeningSince[session] ?? Number.POSITIVE_INFINITY;
  }

  /** All edges of a session with their subjects. */
  *edgesOf(session: number): Generator<readonly [edge: number, subject: number]> {
    const { coMembers, sessions } = this.#options;
    const base = this.#bases[session] ?? 0;
    const begin = coMembers.offsets[sessions[session] ?? 0] ?? 0;
    for (let edge = base; edge < (this.#bases[session + 1] ?? base); edge++)
      yield [edge, coMembers.mates[begin + edge - base] ?? 0];
  }

  /** Whoever comes for the first time is not told of those who are gone: a first answer leaves out who is offline. */
  #mayBeLeftOut(
    session: number,
    { edge, subject, version }: { readonly edge: number; readonly subject: number; readonly version: number },
  ): boolean {
    const sentAt = this.versions.sentAt(subject, version);
    return this.seen(edge) === 0 && sentAt <= this.cameAt(session) && sentAt <= (this.#leftAt[subject] ?? 0);
  }

  /**
   * Whether nothing but the change itself can have brought its news, however late: neither has anything moved since, nor does
   * the stream catch up. What was lost may be told along with something else much later.
   */
  #isOwnNews(
    session: number,
    { subject, version, at }: { readonly subject: number; readonly version: number; readonly at: Ms },
  ): boolean {
    const { versions } = this;
    if (!versions.isKnown(subject, version)) return false;
    const takenAt = versions.takenAt(subject, version);
    return (
      at - takenAt <= this.#options.hardMs &&
      (this.#movedAt[subject] ?? 0) <= versions.sentAt(subject, version) &&
      this.listeningSince(session) <= takenAt
    );
  }

  /** Whether a version that was never shown stood long enough to have to be. */
  #hasStood(session: number, subject: number, version: number): boolean {
    const { versions } = this;
    if (!versions.isKnown(subject, version) || !versions.isKnown(subject, version + 1)) return false;
    const overtakenAt = versions.sentAt(subject, version + 1);
    return (
      overtakenAt - Math.max(versions.takenAt(subject, version), this.listeningSince(session)) >
      this.#options.hardMs
    );
  }
}
