import type { Profile } from "../../spec/profile.ts";
import type { Clock, Ms } from "../../time/clock.ts";
import { streamPath } from "../client/address.ts";
import type { Lines } from "../client/lines.ts";
import { PRESENCE_ONLY, WITH_NAMES } from "../client/sync-answer.ts";
import type { Asked } from "../client/user-stream.ts";
import type { Act } from "./acts.ts";
import { Agenda } from "./agenda.ts";
import { Deeds, type DeedsOptions } from "./deeds.ts";
import { IdleClients } from "./idle-clients.ts";
import { Requests } from "./requests.ts";
import { Streams } from "./streams.ts";

export interface CrowdOptions extends Omit<DeedsOptions, "requests" | "streams"> {
  readonly profile: Profile;
  readonly lines: Lines;
  readonly clock: Clock;
  readonly idleMsOf: (user: number) => Ms;
  readonly userAgent: string;
}

/** Everybody who is simulated: who is there, at which level by their client, and what they do when an arrival picks them. */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #clients: IdleClients;
  readonly #agenda: Agenda;
  readonly #streams: Streams;
  readonly #isAway: Uint8Array;
  readonly #requests: Requests;
  readonly #deeds: Deeds;

  constructor(options: CrowdOptions) {
    const { sessions, idleMsOf } = options;
    this.#options = options;
    const { lines, clock, now, profile, userAgent, watchers } = options;
    const { strain, measurements } = watchers;
    this.#requests = new Requests({
      lines,
      clock,
      now,
      measurements,
      prefix: profile.binding.prefix,
      userAgent,
      onRequest: (sentAt) => strain.asked(sentAt),
    });
    this.#clients = new IdleClients(sessions.length, idleMsOf);
    this.#agenda = new Agenda(sessions.length);
    this.#isAway = new Uint8Array(sessions.length);
    const filter = watchers.names === undefined ? PRESENCE_ONLY : WITH_NAMES;
    this.#streams = new Streams({
      sessions,
      now,
      watchers,
      reach: (session) => {
        const address = this.#requests.addressOf(session);
        const path = streamPath(`${address.prefix}${profile.binding.prefix}`, filter);
        return { lines, clock, address, path, headers: this.#requests.headersOf(session) };
      },
    });
    this.#deeds = new Deeds({ ...options, requests: this.#requests, streams: this.#streams });
  }

  /** How many streams have had an answer. */
  get opened(): number {
    return this.#streams.opened;
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
    return this.#streams.isOpen(user);
  }

  /** What the stream of a user's session asks for; undefined: it is not open. */
  askedOn(user: number, session: number): Asked | undefined {
    return this.#streams.askedOn(user, session);
  }

  /** The user's client starts. */
  arrive(user: number, intendedAt: Ms): void {
    this.#clients.step(user, "START");
    this.#isAway[user] = 0;
    this.#putOffIdling(user);
    this.#streams.open(user, intendedAt);
  }

  /**
   * An arrival picks the user: what they do was due at that time. It is done, and what it comes to is seen, when all is
   * answered that they did before.
   */
  act(user: number, act: Act, intendedAt: Ms): void {
    this.#options.watchers.measurements.counters.arrivals += 1;
    this.#requests.inTurn(user, () => this.#perform(user, act, intendedAt));
  }

  /** Those whose idle timer has run out tell so. */
  idle(now: Ms): void {
    for (const [user, dueAt] of this.#agenda.take(now))
      this.#requests.inTurn(user, async () => {
        const hasActed = this.#agenda.dueAt(user) < Number.POSITIVE_INFINITY;
        if (hasActed || !this.isConnected(user) || this.#levelOf(user) !== "online") return;
        this.#clients.idle(user);
        await this.#deeds.tell(user, "unavailable", { kind: "idle", intendedAt: dueAt });
      });
  }

  /** Ends all streams. */
  close(): void {
    this.#streams.closeAll();
  }

  #levelOf(user: number): "online" | "unavailable" | "offline" {
    const says = this.#clients.says(user);
    if (says !== "online") return says === "unavailable" ? "unavailable" : "offline";
    return this.#isAway[user] === 1 ? "unavailable" : "online";
  }

  async #perform(user: number, act: Act, intendedAt: Ms): Promise<void> {
    if (!this.isConnected(user)) {
      this.arrive(user, intendedAt);
      return;
    }
    switch (act) {
      case "status":
        return await this.#isActive(user, intendedAt, true);
      case "active":
        return await this.#isActive(user, intendedAt, false);
      case "level":
        return await this.#changeLevel(user, intendedAt);
      case "message":
        await this.#isActive(user, intendedAt, false);
        return await this.#deeds.say(user, intendedAt);
      case "rename":
        return await this.#deeds.rename(user, intendedAt);
      case "leave":
        await this.#deeds.tell(user, "offline", { kind: "leave", intendedAt });
        return this.#depart(user);
      case "vanish":
        return this.#depart(user);
    }
  }

  async #changeLevel(user: number, intendedAt: Ms): Promise<void> {
    const level = this.#levelOf(user) === "online" ? "unavailable" : "online";
    if (level === "online") this.#comesBack(user);
    else this.#isAway[user] = 1;
    await this.#deeds.tell(user, level, { kind: "level", intendedAt });
  }

  /** Something that shows the user to be there; told when it changes their level, or when it is worth telling anyhow. */
  async #isActive(user: number, intendedAt: Ms, tells: boolean): Promise<void> {
    const wasOnline = this.#levelOf(user) === "online";
    this.#comesBack(user);
    if (tells || !wasOnline)
      await this.#deeds.tell(user, "online", { kind: wasOnline ? "status" : "return", intendedAt });
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
    this.#streams.close(user);
    this.#clients.step(user, "STOP");
    this.#agenda.set(user, Number.POSITIVE_INFINITY);
  }
}
