import { pathSegment } from "../../runner/request-path.ts";
import type { Session } from "../../runner/session.ts";
import type { Presence } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";
import type { Random } from "../../time/random.ts";
import type { StreamLevel } from "../oracle/expected-levels.ts";
import type { ChangeKind } from "../oracle/kinds.ts";
import { isTaken, type Requests } from "./requests.ts";
import type { Streams, Watchers } from "./streams.ts";

export interface DeedsOptions {
  /** The sessions of each user. */
  readonly sessions: readonly (readonly Session[])[];
  /** The rooms that each user is in. */
  readonly roomsOf: (user: number) => readonly string[];
  /** Ms since the beginning of the run. */
  readonly now: () => Ms;
  readonly random: Random;
  readonly watchers: Watchers;
  readonly requests: Requests;
  readonly streams: Streams;
}

/** A change of presence that a user tells. */
export interface Told {
  readonly kind: ChangeKind;
  readonly intendedAt: Ms;
}

/** What users do to the server, told to whatever watches what comes of it. Each deed is done when it is answered. */
export class Deeds {
  readonly #options: DeedsOptions;
  #messages = 0;

  constructor(options: DeedsOptions) {
    this.#options = options;
  }

  /** Tells the server a level with a message. */
  async tell(user: number, level: Presence, { kind, intendedAt }: Told): Promise<void> {
    const { watchers, now, requests, streams } = this.#options;
    const open = streams.of(user);
    const underway = open.flatMap((stream) => stream.underway).filter((asked) => asked.level !== level);
    const change = watchers.whereabouts.change(user, { level, kind, intendedAt, sentAt: now(), underway });
    const reply = await requests.put({
      session: this.#sessionOf(user),
      intendedAt,
      path: `/presence/${this.#idOf(user)}/status`,
      body: { presence: level, status_msg: change.message },
    });
    if (isTaken(reply)) change.taken(now());
    else change.doubted();
    // Not before: a stream that asks for the level ahead of the message would be told of without it.
    if (level !== "offline") for (const stream of open) stream.level = level as StreamLevel;
  }

  /** Gives the user another display name. */
  async rename(user: number, intendedAt: Ms): Promise<void> {
    const { watchers, now, requests } = this.#options;
    const { names } = watchers;
    if (names === undefined) return;
    const change = names.change(user, { intendedAt, sentAt: now() });
    const reply = await requests.put({
      session: this.#sessionOf(user),
      intendedAt,
      path: `/profile/${this.#idOf(user)}/displayname`,
      body: { displayname: change.name },
    });
    if (isTaken(reply)) change.taken(now());
  }

  /** Sends a message to one of the user's rooms. */
  async say(user: number, intendedAt: Ms): Promise<void> {
    const { watchers, now, random, roomsOf, requests } = this.#options;
    const rooms = roomsOf(user);
    if (rooms.length === 0) return;
    const room = random.pick(rooms);
    this.#messages += 1;
    const sentAt = now();
    const reply = await requests.put({
      session: this.#sessionOf(user),
      intendedAt,
      path: `/rooms/${pathSegment(room, "encoded")}/send/m.room.message/${this.#messages}`,
      body: { msgtype: "m.text", body: "still here" },
    });
    if (isTaken(reply)) watchers.whereabouts.isActive(user, sentAt);
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
