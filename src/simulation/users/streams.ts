import type { Session } from "../../runner/session.ts";
import type { Ms } from "../../time/clock.ts";
import { type Asked, type StreamReach, UserStream } from "../client/user-stream.ts";
import { memberEvents, presenceEvents } from "../client/sync-answer.ts";
import type { Measurements } from "../measure/measurements.ts";
import type { StreamLevel } from "../oracle/expected-levels.ts";
import type { NameOracle } from "../oracle/name-oracle.ts";
import type { PresenceOracle } from "../oracle/presence-oracle.ts";
import type { Strain } from "../oracle/strain.ts";
import type { Track } from "../oracle/track.ts";
import type { Whereabouts } from "../oracle/whereabouts.ts";

/** What watches over everything that streams bring. */
export interface Watchers {
  readonly whereabouts: Whereabouts;
  readonly strain: Strain;
  readonly oracle: PresenceOracle;
  readonly tracks: readonly Track[];
  /** Absent: nobody changes their name. */
  readonly names?: NameOracle | undefined;
  readonly measurements: Measurements;
  /** Told of each answer of a stream before it is looked at, where that is wanted. */
  readonly onAnswer?:
    | ((session: number, json: Readonly<Record<string, unknown>>, asked: Asked) => void)
    | undefined;
}

export interface StreamsOptions {
  /** The sessions of each user. */
  readonly sessions: readonly (readonly Session[])[];
  /** Ms since the beginning of the run. */
  readonly now: () => Ms;
  readonly watchers: Watchers;
  /** How the stream of a session reaches the server. */
  readonly reach: (session: Session) => StreamReach;
}

/** The streams of everybody: each session has one while its user is there. */
export class Streams {
  readonly #options: StreamsOptions;
  /** The open streams of each user. */
  readonly #open: (readonly UserStream[])[];
  /** Where the streams of each user go on. */
  readonly #tokens: (readonly (string | undefined)[])[];
  /** The number of the first session of each user. */
  readonly #firstSession: Int32Array;
  /** Whether each session's stream has had an answer since it was opened, or since it was troubled. */
  readonly #isListening: Uint8Array;
  /** When each session's stream had its last answer, or was opened. */
  readonly #answeredAt: Float64Array;
  #opened = 0;

  constructor(options: StreamsOptions) {
    const { sessions } = options;
    this.#options = options;
    this.#open = sessions.map(() => []);
    this.#tokens = sessions.map(() => []);
    this.#firstSession = new Int32Array(sessions.length + 1);
    for (const [user, own] of sessions.entries())
      this.#firstSession[user + 1] = (this.#firstSession[user] ?? 0) + own.length;
    this.#isListening = new Uint8Array(this.#firstSession[sessions.length] ?? 0);
    this.#answeredAt = new Float64Array(this.#isListening.length);
  }

  /** How many streams have had an answer. */
  get opened(): number {
    return this.#opened;
  }

  isOpen(user: number): boolean {
    return this.of(user).length > 0;
  }

  /** The open streams of a user. */
  of(user: number): readonly UserStream[] {
    return this.#open[user] ?? [];
  }

  /** What a session's stream asks for; undefined: it is not open. */
  askedOn(user: number, session: number): Asked | undefined {
    return this.of(user)[session - this.#numberOf(user, 0)]?.asked;
  }

  /** All streams of a user open. */
  open(user: number, intendedAt: Ms): void {
    const { sessions, watchers } = this.#options;
    const tokens = this.#tokens[user] ?? [];
    this.#open[user] = (sessions[user] ?? []).map((session, device) => {
      watchers.whereabouts.opens(user, { level: "online", intendedAt });
      return this.#start(user, { session, number: this.#numberOf(user, device), since: tokens[device] });
    });
  }

  /** All streams of a user end, and will go on from there. */
  close(user: number): void {
    const { watchers, now } = this.#options;
    const streams = this.of(user);
    this.#tokens[user] = streams.map((stream) => stream.since);
    this.#open[user] = [];
    for (const [device, stream] of streams.entries()) {
      stream.close();
      watchers.whereabouts.closes(user, { level: stream.asked.level, at: now() });
      this.#silence(this.#numberOf(user, device));
    }
  }

  /** Ends all streams, for good. */
  closeAll(): void {
    for (const streams of this.#open) for (const stream of streams) stream.close();
  }

  #numberOf(user: number, device: number): number {
    return (this.#firstSession[user] ?? 0) + device;
  }

  #lastAnswerTo(user: number, device: number): Ms {
    return this.#answeredAt[this.#numberOf(user, device)] ?? 0;
  }

  #start(
    user: number,
    {
      session,
      number,
      since,
    }: { readonly session: Session; readonly number: number; readonly since: string | undefined },
  ): UserStream {
    const { reach, watchers, now } = this.#options;
    this.#answeredAt[number] = now();
    const listener = {
      onAnswer: (json: Readonly<Record<string, unknown>>, asked: Asked) => {
        this.#answeredAt[number] = now();
        watchers.whereabouts.recovers(user, { level: asked.level, at: now() });
        this.#take(number, json, asked);
      },
      onLevel: (level: StreamLevel) => watchers.whereabouts.asks(user, { level, at: now() }),
      onTrouble: (why: string, pauseMs: Ms) => {
        watchers.measurements.counters.streamTroubles += 1;
        watchers.measurements.trouble(`stream: ${why}`);
        this.#silence(number);
        const since = Math.max(...this.of(user).map((_, device) => this.#lastAnswerTo(user, device)));
        watchers.whereabouts.falters(user, { since, until: now() + pauseMs });
      },
    };
    return new UserStream({ reach: reach(session), level: "online", listener, since });
  }

  /** Everything that an answer tells is weighed at once; then the whole of it. */
  #take(session: number, json: Readonly<Record<string, unknown>>, asked: Asked): void {
    const { oracle, names, tracks, measurements, onAnswer } = this.#options.watchers;
    const at = this.#options.now();
    onAnswer?.(session, json, asked);
    measurements.counters.streamAnswers += 1;
    measurements.good(at);
    if (this.#isListening[session] === 0) {
      this.#isListening[session] = 1;
      this.#opened += 1;
      for (const track of tracks) track.listen(session, at);
    }
    for (const event of presenceEvents(json)) oracle.sight(session, event, at);
    if (names !== undefined) for (const event of memberEvents(json)) names.sight(session, event, at);
    for (const track of tracks) track.fence(session);
  }

  #silence(session: number): void {
    this.#isListening[session] = 0;
    for (const track of this.#options.watchers.tracks) track.silence(session);
  }
}
