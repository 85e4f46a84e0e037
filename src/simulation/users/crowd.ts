import { pathSegment } from "../../runner/request-path.ts";
import type { Session } from "../../runner/session.ts";
import type { Presence, Profile } from "../../spec/profile.ts";
import type { Clock, Ms } from "../../time/clock.ts";
import type { Random } from "../../time/random.ts";
import { addressOf, streamPath } from "../client/address.ts";
import type { Lines } from "../client/lines.ts";
import { memberEvents, PRESENCE_ONLY, presenceEvents, WITH_NAMES } from "../client/sync-answer.ts";
import { type Asked, UserStream } from "../client/user-stream.ts";
import type { Measurements } from "../measure/measurements.ts";
import type { StreamLevel } from "../oracle/expected-levels.ts";
import type { ChangeKind } from "../oracle/kinds.ts";
import type { NameOracle } from "../oracle/name-oracle.ts";
import type { PresenceOracle } from "../oracle/presence-oracle.ts";
import type { Track } from "../oracle/track.ts";
import type { Act } from "./acts.ts";
import { Agenda } from "./agenda.ts";
import { IdleClients } from "./idle-clients.ts";
import { isTaken, Requests } from "./requests.ts";

export interface CrowdOptions {
  /** The sessions of each user. */
  readonly sessions: readonly (readonly Session[])[];
  /** The rooms that each user is in. */
  readonly roomsOf: (user: number) => readonly string[];
  readonly profile: Profile;
  readonly lines: Lines;
  readonly clock: Clock;
  /** Ms since the beginning of the run. */
  readonly now: () => Ms;
  readonly random: Random;
  readonly idleMsOf: (user: number) => Ms;
  readonly oracle: PresenceOracle;
  readonly tracks: readonly Track[];
  /** Absent: nobody changes their name. */
  readonly names?: NameOracle | undefined;
  readonly measurements: Measurements;
  readonly userAgent: string;
  /** Told of each answer of a stream before it is looked at, where that is wanted. */
  readonly onAnswer?:
    | ((session: number, json: Readonly<Record<string, unknown>>, asked: Asked) => void)
    | undefined;
}

/** Everybody who is simulated: what they do, in which order, and what their streams bring. */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #clients: IdleClients;
  readonly #agenda: Agenda;
  /** The open streams of each user. */
  readonly #streams: (readonly UserStream[])[];
  /** Where the streams of each user go on. */
  readonly #tokens: (readonly (string | undefined)[])[];
  readonly #isAway: Uint8Array;
  readonly #requests: Requests;
  /** The number of the first session of each user. */
  readonly #firstSession: Int32Array;
  readonly #numbers = { messages: 0 };
  #opened = 0;

  constructor(options: CrowdOptions) {
    const { sessions, idleMsOf } = options;
    this.#options = options;
    const { lines, clock, now, measurements, profile, userAgent, oracle } = options;
    this.#requests = new Requests({
      lines,
      clock,
      now,
      measurements,
      prefix: profile.binding.prefix,
      userAgent,
      onAnswer: (tookMs) => oracle.waited(tookMs, now()),
    });
    this.#clients = new IdleClients(sessions.length, idleMsOf);
    this.#agenda = new Agenda(sessions.length);
    this.#streams = sessions.map(() => []);
    this.#tokens = sessions.map(() => []);
    this.#isAway = new Uint8Array(sessions.length);
    this.#firstSession = new Int32Array(sessions.length + 1);
    for (const [user, own] of sessions.entries())
      this.#firstSession[user + 1] = (this.#firstSession[user] ?? 0) + own.length;
  }

  /** How many streams have had an answer. */
  get opened(): number {
    return this.#opened;
  }

  /** How many short requests are underway or wait for their turn. */
  get unanswered(): number {
    return this.#requests.unanswered;
  }

  /** When a client's idle timer runs out next. */
  get nextAt(): Ms {
    return this.#agenda.nextAt;
  }

  /** How many users have told the server what. */
  levels(): Readonly<Record<"online" | "unavailable" | "offline", number>> {
    const levels = { online: 0, unavailable: 0, offline: 0 };
    for (const [user, { length }] of this.#options.sessions.entries())
      if (length > 0) levels[this.#levelOf(user)] += 1;
    return levels;
  }

  isConnected(user: number): boolean {
    return (this.#streams[user]?.length ?? 0) > 0;
  }

  /** The user's client starts. */
  arrive(user: number, intendedAt: Ms): void {
    const { sessions, oracle } = this.#options;
    this.#clients.step(user, "START");
    this.#isAway[user] = 0;
    this.#putOffIdling(user);
    const tokens = this.#tokens[user] ?? [];
    this.#streams[user] = (sessions[user] ?? []).map((session, device) => {
      oracle.opens(user, { level: "online", intendedAt });
      return this.#open(user, { session, device, since: tokens[device] });
    });
  }

  /** An arrival picks the user: what they do was due at that time, whenever it is done. */
  act(user: number, act: Act, intendedAt: Ms): void {
    this.#options.measurements.counters.arrivals += 1;
    if (!this.isConnected(user)) {
      this.arrive(user, intendedAt);
      return;
    }
    switch (act) {
      case "status":
        this.#isActive(user, intendedAt, true);
        return;
      case "active":
        this.#isActive(user, intendedAt, false);
        return;
      case "level":
        if (this.#levelOf(user) === "online") {
          this.#isAway[user] = 1;
          this.#change(user, "unavailable", { kind: "level", intendedAt });
        } else {
          this.#comesBack(user);
          this.#change(user, "online", { kind: "level", intendedAt });
        }
        return;
      case "message":
        this.#isActive(user, intendedAt, false);
        this.#say(user, intendedAt);
        return;
      case "rename":
        this.#rename(user, intendedAt);
        return;
      case "leave":
        this.#change(user, "offline", { kind: "leave", intendedAt, after: () => this.#depart(user) });
        return;
      case "vanish":
        this.#depart(user);
        return;
    }
  }

  /** Those whose idle timer has run out tell so. */
  idle(now: Ms): void {
    for (const [user, dueAt] of this.#agenda.take(now)) {
      if (!this.isConnected(user) || this.#levelOf(user) !== "online") continue;
      this.#clients.idle(user);
      this.#change(user, "unavailable", { kind: "idle", intendedAt: dueAt });
    }
  }

  /** Ends all streams. */
  close(): void {
    for (const streams of this.#streams) for (const stream of streams) stream.close();
  }

  #levelOf(user: number): "online" | "unavailable" | "offline" {
    const says = this.#clients.says(user);
    if (says !== "online") return says === "unavailable" ? "unavailable" : "offline";
    return this.#isAway[user] === 1 ? "unavailable" : "online";
  }

  /** Something that shows the user to be there; told when it changes their level, or when it is worth telling anyhow. */
  #isActive(user: number, intendedAt: Ms, tells: boolean): void {
    const wasOnline = this.#levelOf(user) === "online";
    this.#comesBack(user);
    if (!wasOnline) this.#change(user, "online", { kind: "return", intendedAt });
    else if (tells) this.#change(user, "online", { kind: "status", intendedAt });
  }

  #comesBack(user: number): void {
    this.#isAway[user] = 0;
    this.#clients.step(user, "ACTIVITY");
    this.#putOffIdling(user);
  }

  #putOffIdling(user: number): void {
    this.#agenda.set(user, this.#options.now() + this.#clients.idleMsOf(user));
  }

  #depart(user: number): void {
    const { oracle, now, tracks } = this.#options;
    const streams = this.#streams[user] ?? [];
    this.#tokens[user] = streams.map((stream) => stream.since);
    this.#streams[user] = [];
    this.#clients.step(user, "STOP");
    this.#agenda.set(user, Number.POSITIVE_INFINITY);
    for (const [device, stream] of streams.entries()) {
      stream.close();
      oracle.closes(user, now());
      for (const track of tracks) track.silence((this.#firstSession[user] ?? 0) + device);
    }
  }

  #open(
    user: number,
    {
      session,
      device,
      since,
    }: { readonly session: Session; readonly device: number; readonly since: string | undefined },
  ): UserStream {
    const { lines, clock, now, oracle, names, tracks, measurements, profile, onAnswer } = this.#options;
    const number = (this.#firstSession[user] ?? 0) + device;
    const address = addressOf(session.baseUrl);
    let isListening = false;
    return new UserStream(
      {
        lines,
        clock,
        address,
        path: streamPath(
          `${address.prefix}${profile.binding.prefix}`,
          names === undefined ? PRESENCE_ONLY : WITH_NAMES,
        ),
        headers: this.#requests.headersOf(session),
        level: "online",
        listener: {
          onAnswer: (json, asked) => {
            const at = now();
            onAnswer?.(number, json, asked);
            measurements.counters.streamAnswers += 1;
            measurements.lastGoodAt = at;
            if (!isListening) {
              isListening = true;
              this.#opened += 1;
              for (const track of tracks) track.listen(number, at);
            }
            for (const event of presenceEvents(json)) oracle.sight(number, event, at);
            if (names !== undefined) for (const event of memberEvents(json)) names.sight(number, event, at);
            for (const track of tracks) track.fence(number);
          },
          onLevel: (level) => oracle.asks(user, level),
          onTrouble: (why) => {
            measurements.counters.streamTroubles += 1;
            measurements.trouble(`stream: ${why}`);
            isListening = false;
            for (const track of tracks) track.silence(number);
          },
        },
      },
      since,
    );
  }

  /** Tells the server a level with a message, in the user's turn. */
  #change(
    user: number,
    level: Presence,
    {
      kind,
      intendedAt,
      after,
    }: { readonly kind: ChangeKind; readonly intendedAt: Ms; readonly after?: () => void },
  ): void {
    const { oracle, now } = this.#options;
    this.#requests.inTurn(user, async () => {
      const streams = this.#streams[user] ?? [];
      const underway = streams.map((stream) => stream.levelUnderway).filter((asked) => asked !== level);
      const change = oracle.change(user, { level, kind, intendedAt, sentAt: now(), underway });
      const reply = await this.#requests.put({
        session: this.#sessionOf(user),
        intendedAt,
        path: `/presence/${this.#idOf(user)}/status`,
        body: { presence: level, status_msg: change.message },
      });
      if (isTaken(reply)) change.taken(now());
      else change.doubted();
      // Not before: a stream that asks for the level ahead of the message would be told of without it.
      if (level !== "offline") for (const stream of streams) stream.level = level as StreamLevel;
      after?.();
    });
  }

  #rename(user: number, intendedAt: Ms): void {
    const { names, now } = this.#options;
    if (names === undefined) return;
    this.#requests.inTurn(user, async () => {
      const change = names.change(user, { intendedAt, sentAt: now() });
      const reply = await this.#requests.put({
        session: this.#sessionOf(user),
        intendedAt,
        path: `/profile/${this.#idOf(user)}/displayname`,
        body: { displayname: change.name },
      });
      if (isTaken(reply)) change.taken(now());
    });
  }

  #say(user: number, intendedAt: Ms): void {
    const { oracle, now, random, roomsOf } = this.#options;
    const rooms = roomsOf(user);
    if (rooms.length === 0) return;
    const room = random.pick(rooms);
    this.#requests.inTurn(user, async () => {
      this.#numbers.messages += 1;
      const sentAt = now();
      await this.#requests.put({
        session: this.#sessionOf(user),
        intendedAt,
        path: `/rooms/${pathSegment(room, "encoded")}/send/m.room.message/${this.#numbers.messages}`,
        body: { msgtype: "m.text", body: "still here" },
      });
      oracle.isActive(user, sentAt);
    });
  }

  #sessionOf(user: number): Session {
    const session = this.#options.sessions[user]?.[0];
    if (session === undefined) throw new Error(`Cannot act: wanted a session of user ${user}, found none.`);
    return session;
  }

  #idOf(user: number): string {
    return pathSegment(this.#sessionOf(user).user);
  }
}
