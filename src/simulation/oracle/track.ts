import type { Ms } from "../../time/clock.ts";
import { type CoMembers, degreeOf, placeAmong } from "../population/co-members.ts";
import { CHANGE_KINDS, type ChangeKind } from "./kinds.ts";

/** So many of a user's newest versions are known in full; what is older has only its number. */
export const REMEMBERED = 16;
/** No user changes so often between two deliveries. */
const LEAP = 100_000;

export interface TrackOptions {
  readonly coMembers: CoMembers;
  /** The user of each session. */
  readonly sessions: Int32Array;
  /** Users whom another process simulates: of their versions only what is shown is known. */
  readonly isRemote?: ((user: number) => boolean) | undefined;
  /** Where the numbers of versions begin: higher where those of a lost process are continued. */
  readonly from?: number;
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

/** A version that is known in full. */
export interface RememberedVersion {
  readonly number: number;
  readonly intendedAt: Ms;
  readonly sentAt: Ms;
  /** Undefined: the server has not taken it. */
  readonly takenAt: Ms | undefined;
}

/** What came of a sighting. */
export type Sighted =
  /** New to this session: after so long, and past so many that were overtaken or missed. */
  | {
      readonly kind: "news";
      readonly latencyMs: Ms;
      readonly change: ChangeKind;
      readonly overtaken: number;
      readonly missed: number;
    }
  | { readonly kind: "repeat" | "went back" | "invention" };

const REPEAT: Sighted = { kind: "repeat" };
const WENT_BACK: Sighted = { kind: "went back" };
const INVENTION: Sighted = { kind: "invention" };

/**
 * The versions of one thing of every user (their presence, their name), and how far each session has been shown them of
 * each co-member. Its memory does not grow with the run: 8 bytes for an edge, 400 for a user. Users, sessions and
 * versions are numbers; all times are ms from the beginning of the run.
 */
export class Track {
  readonly #options: TrackOptions;
  /** Where the edges of each session begin. */
  readonly #bases: Int32Array;
  readonly #seen: Int32Array;
  readonly #issued: Int32Array;
  readonly #acked: Int32Array;
  readonly #remote: Uint8Array;
  /** The version of a user elsewhere that each slot holds: not all are shown here, nor in their order. */
  readonly #learned: Int32Array;
  readonly #intendedAt: Float64Array;
  readonly #sentAt: Float64Array;
  readonly #ackedAt: Float64Array;
  readonly #kinds: Uint8Array;
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
    this.#bases = new Int32Array(sessions.length + 1);
    for (const [session, user] of sessions.entries())
      this.#bases[session + 1] = (this.#bases[session] ?? 0) + degreeOf(coMembers, user);
    this.#seen = new Int32Array(this.#bases[sessions.length] ?? 0);
    this.#issued = new Int32Array(users).fill(options.from ?? 0);
    this.#acked = new Int32Array(users);
    this.#remote = Uint8Array.from({ length: users }, (_, user) => Number(options.isRemote?.(user) ?? false));
    for (let user = 0; user < users; user++) if (this.#remote[user] === 1) this.#issued[user] = 0;
    this.#learned = new Int32Array(this.#remote.includes(1) ? users * REMEMBERED : 0);
    this.#intendedAt = new Float64Array(users * REMEMBERED);
    this.#sentAt = new Float64Array(users * REMEMBERED);
    this.#ackedAt = new Float64Array(users * REMEMBERED).fill(Number.POSITIVE_INFINITY);
    this.#kinds = new Uint8Array(users * REMEMBERED);
    this.#movedAt = new Float64Array(users);
    this.#listeningSince = new Float64Array(sessions.length).fill(Number.POSITIVE_INFINITY);
    this.#leftAt = Float64Array.from(this.#remote, (isRemote) =>
      isRemote === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
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
    return acked === 0 ? 0 : (this.#ackedAt[slotOf(user, acked)] ?? 0);
  }

  /** When the newest version that the server has taken was sent; 0: none was. */
  sentAt(user: number): Ms {
    const acked = this.acked(user);
    return acked === 0 ? 0 : (this.#sentAt[slotOf(user, acked)] ?? 0);
  }

  /** When the versions of a user that are remembered were due, sent and taken; oldest first. */
  remembered(user: number): readonly RememberedVersion[] {
    const newest = this.issued(user);
    const oldest = Math.max((this.#options.from ?? 0) + 1, newest - REMEMBERED + 1);
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

  /** The newest version that the edge was shown; 0: none. */
  seen(edge: number): number {
    return this.#seen[edge] ?? 0;
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
    if (!this.#isRemembered(user, version) || this.#learned[slot] === version) return false;
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
    if (this.#isRemembered(user, acked)) this.#ackedAt[slotOf(user, acked)] = at;
  }

  /** The server has taken a version. */
  acknowledge(user: number, version: number, at: Ms): void {
    this.#acked[user] = Math.max(this.acked(user), version);
    if (this.#isRemembered(user, version)) this.#ackedAt[slotOf(user, version)] = at;
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
    if (version > this.issued(subject)) return INVENTION;
    const seen = this.seen(edge);
    if (version < seen) return WENT_BACK;
    if (version === seen) return REPEAT;
    let missed = 0;
    for (let between = Math.max(seen + 1, version - REMEMBERED); between < version; between++)
      if (
        this.#suspects[edge] === between ||
        (this.#hasStood(session, subject, between) &&
          !this.#mayBeLeftOut(session, { edge, subject, version: between }))
      )
        missed += 1;
    this.#seen[edge] = version;
    const slot = slotOf(subject, version);
    const isRemembered = this.#isRemembered(subject, version);
    const sentAt = isRemembered ? (this.#sentAt[slot] ?? 0) : Number.NEGATIVE_INFINITY;
    if (sentAt > this.#newsAt) {
      this.#newsAt = sentAt;
      this.#newsOf = subject;
    }
    return {
      kind: "news",
      latencyMs: isRemembered ? at - (this.#intendedAt[slot] ?? at) : Number.NaN,
      change: CHANGE_KINDS[this.#kinds[slot] ?? 0] ?? "status",
      // Where a lost process was, numbers leap.
      overtaken: version - seen > LEAP ? 0 : version - seen - 1 - missed,
      missed,
    };
  }

  /**
   * An answer was looked at in full. What it told of changes that were sent after others had been taken proves that the
   * stream has moved past these: what it did not show of them is lost, unless it comes out of order.
   */
  fence(session: number): void {
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
      const acked = this.#acked[subject] ?? 0;
      if ((this.#seen[edge] ?? 0) >= acked || acked !== this.#issued[subject]) continue;
      if (this.#suspects[edge] === acked || !((this.#ackedAt[slotOf(subject, acked)] ?? 0) < takenBy))
        continue;
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
    if (this.seen(edge) >= this.acked(subject)) return false;
    return at - Math.max(this.ackedAt(subject), this.listeningSince(session)) > this.#options.hardMs;
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

  /** Of a user elsewhere not all are. */
  #isKnown(user: number, version: number): boolean {
    const isLearned = !this.isRemote(user) || this.#learned[slotOf(user, version)] === version;
    return isLearned && this.#isRemembered(user, version);
  }

  #isRemembered(user: number, version: number): boolean {
    return version > this.issued(user) - REMEMBERED;
  }

  /** Whoever comes for the first time is not told of those who are gone: a first answer leaves out who is offline. */
  #mayBeLeftOut(
    session: number,
    { edge, subject, version }: { readonly edge: number; readonly subject: number; readonly version: number },
  ): boolean {
    const sentAt = this.#sentAt[slotOf(subject, version)] ?? 0;
    return this.seen(edge) === 0 && sentAt <= this.cameAt(session) && sentAt <= (this.#leftAt[subject] ?? 0);
  }

  /** Whether a version that was never shown stood long enough to have to be. */
  #hasStood(session: number, subject: number, version: number): boolean {
    if (!this.#isKnown(subject, version) || !this.#isKnown(subject, version + 1)) return false;
    const ackedAt = this.#ackedAt[slotOf(subject, version)] ?? Number.POSITIVE_INFINITY;
    const overtakenAt = this.#sentAt[slotOf(subject, version + 1)] ?? 0;
    return overtakenAt - Math.max(ackedAt, this.listeningSince(session)) > this.#options.hardMs;
  }
}

/** Where a remembered version of a user stands. */
export function slotOf(user: number, version: number): number {
  return user * REMEMBERED + (version % REMEMBERED);
}
