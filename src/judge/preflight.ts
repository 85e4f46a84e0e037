import type { Exchange } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import { objectBody, succeeded } from "./case.ts";
import { eventsIn } from "./observations.ts";
import type { Learned } from "./run-facts.ts";

function isLively(presence: unknown): boolean {
  return presence !== undefined && presence !== "offline";
}

/** Acts that are no further apart cannot be told from each other by an age. */
const BESIDE_MS: Ms = 500;

/** An answer to GET that showed the subject's presence. */
interface Look {
  readonly exchange: Exchange;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the exchanges of the preflight show of its subject. */
export class Preflight {
  readonly #exchanges: readonly Exchange[];
  readonly #subject: string;

  constructor(exchanges: readonly Exchange[], subject: string) {
    this.#exchanges = exchanges;
    this.#subject = subject;
  }

  active(): Learned {
    const puts = this.#own().filter(({ operation }) => operation.kind === "putPresence");
    if (puts.length === 0) return undefined;
    const refused = puts.every((exchange) => !succeeded(exchange));
    const alive = this.#looks().some(
      ({ body }) => body["presence"] !== undefined && body["presence"] !== "offline",
    );
    const eventful = this.#events().some(
      ({ content }) => content["presence"] !== undefined && content["presence"] !== "offline",
    );
    if (alive || eventful) return { value: true, text: "Presence is switched on." };
    const how = refused ? "every PUT is refused" : "every PUT is answered with 200 and nothing changes";
    return { value: false, text: `Presence seems to be switched off: ${how}.` };
  }

  /** Whether some look has shown what was put. */
  readable(): Learned {
    const looks = this.#looks();
    const first = this.#firstPut();
    if (first === undefined || looks.length === 0) return undefined;
    const value = looks.some(({ body }) => isLively(body["presence"]));
    return { value, text: `What is put can ${value ? "" : "never "}be read.` };
  }

  /** Whether some other user's stream has told of what was put. */
  told(): Learned {
    if (this.#firstPut() === undefined) return undefined;
    const value = this.#events().some(
      ({ viewer, content }) => viewer !== this.#subject && isLively(content["presence"]),
    );
    return { value, text: `Streams ${value ? "tell" : "do not tell"} others of presence.` };
  }

  #firstPut(): Exchange | undefined {
    return this.#own().find(
      (exchange) =>
        exchange.operation.kind === "putPresence" &&
        isLively(exchange.operation.presence) &&
        succeeded(exchange),
    );
  }

  /** Of a PUT that failed nobody knows whether it was performed: it teaches nothing. */
  omittedMessage(): Learned {
    const puts = this.#own().filter(({ operation }) => operation.kind === "putPresence");
    const index = puts.findIndex(
      ({ operation }) => operation.kind === "putPresence" && operation.message === undefined,
    );
    const [before, omitted] = [puts[index - 1], puts[index]];
    if (omitted === undefined || before?.operation.kind !== "putPresence") return undefined;
    const { message } = before.operation;
    if (typeof message !== "string" || !succeeded(before) || !succeeded(omitted)) return undefined;
    const after = this.#lookAfter(omitted);
    if (after === undefined) return undefined;
    return after.body["status_msg"] === message
      ? { value: "keep", text: "A PUT without status_msg keeps the message." }
      : { value: "clear", text: "A PUT without status_msg clears the message." };
  }

  suppressedStream(): Learned {
    const poll = this.#own().find(
      (exchange) =>
        exchange.operation.kind === "stream" &&
        exchange.operation.setPresence === "offline" &&
        succeeded(exchange),
    );
    if (poll === undefined) return undefined;
    const before = this.#looks().findLast(({ exchange }) => exchange.received <= poll.sent);
    const after = this.#lookAfter(poll);
    if (after === undefined || !isLively(before?.body["presence"])) return undefined;
    return after.body["presence"] === "offline"
      ? { value: "offline", text: "set_presence=offline makes the user offline." }
      : { value: "ignored", text: "set_presence=offline leaves the user as they are." };
  }

  keyInEvents(key: string): Learned {
    const events = this.#events();
    if (events.length === 0) return undefined;
    const value = events.some(({ content }) => content[key] !== undefined);
    return { value, text: `Presence events ${value ? "carry" : "do not carry"} \`${key}\`.` };
  }

  subjectKey(): Learned {
    const [event] = this.#events();
    if (event === undefined) return undefined;
    const value = event.bySender ? (event.byContent ? "both" : "sender") : "content.user_id";
    return {
      value,
      text: `Presence events name their subject in ${value === "both" ? "sender and content.user_id" : value}.`,
    };
  }

  selfEcho(): Learned {
    const streams = this.#own().filter(
      (exchange) => exchange.operation.kind === "stream" && succeeded(exchange),
    );
    if (streams.length === 0) return undefined;
    const value = this.#events().some(({ viewer }) => viewer === this.#subject);
    return { value, text: `A user's own stream ${value ? "echoes" : "does not echo"} their own presence.` };
  }

  strangerLook(): Learned {
    const stranger = this.#exchanges.find(
      ({ operation, user }) =>
        operation.kind === "getPresence" &&
        user !== operation.subject &&
        user !== null &&
        !this.#sharesRoom(user),
    );
    if (stranger?.status === undefined) return undefined;
    return {
      value: stranger.status,
      text: `GET by a user without a shared room is answered with ${stranger.status}.`,
    };
  }

  frontLoads(): Learned {
    const snapshot = this.#exchanges.findLast(
      ({ operation, user }) =>
        operation.kind === "stream" &&
        operation.since === null &&
        user !== this.#subject &&
        user !== null &&
        this.#sharesRoom(user),
    );
    if (snapshot === undefined || !succeeded(snapshot)) return undefined;
    const value = JSON.stringify(eventsIn(snapshot)).includes(this.#subject);
    return {
      value,
      text: `A stream's first answer ${value ? "has" : "lacks"} the presence of those who share a room.`,
    };
  }

  listAccepts(): Learned {
    const post = this.#own().find(
      ({ operation }) => operation.kind === "postList" && operation.invite.length > 0,
    );
    const get = this.#own().find(
      ({ operation, sent }) => operation.kind === "getList" && post !== undefined && sent >= post.received,
    );
    if (post === undefined || get === undefined) return undefined;
    const invited = post.operation.kind === "postList" ? (post.operation.invite[0] ?? "") : "";
    const value = succeeded(get) && JSON.stringify(get.body ?? null).includes(invited);
    return {
      value,
      text: `Invitations to a presence list ${value ? "are accepted by themselves" : "are not accepted by themselves"}.`,
    };
  }

  /** Whether an act after a pause, with nothing else beside it, set the age back to nothing. */
  bumps(isAct: (operation: Exchange["operation"]) => boolean, title: string): Learned {
    const acts = this.#own().filter((exchange) => isAct(exchange.operation) && succeeded(exchange));
    const lookAfter = (act: Exchange) => this.#looks().find(({ exchange }) => exchange.sent >= act.received);
    const act = acts.findLast((one) => this.#isAlone(one, lookAfter(one)?.exchange.sent ?? one.received));
    const look = act && lookAfter(act);
    const ago = look?.body["last_active_ago"];
    if (act === undefined || look === undefined || typeof ago !== "number") return undefined;
    const value = look.exchange.received - ago > act.sent - BESIDE_MS;
    return { value, text: `${title} ${value ? "counts" : "does not count"} as activity.` };
  }

  /** Whether the subject did nothing else from shortly before the act until the look. */
  #isAlone(act: Exchange, until: Ms): boolean {
    return !this.#own().some(
      (other) =>
        other !== act &&
        other.operation.kind !== "getPresence" &&
        other.received > act.sent - BESIDE_MS &&
        other.sent < until,
    );
  }

  #own(): readonly Exchange[] {
    return this.#exchanges.filter(({ user }) => user === this.#subject);
  }

  /** The last that was seen of the subject before they did something else. */
  #lookAfter(act: Exchange): Look | undefined {
    const next = this.#own().find(
      ({ operation, sent }) => operation.kind !== "getPresence" && sent >= act.received,
    );
    return this.#looks().findLast(
      ({ exchange }) =>
        exchange.sent >= act.received && exchange.received <= (next?.sent ?? Number.POSITIVE_INFINITY),
    );
  }

  #looks(): readonly Look[] {
    return this.#exchanges
      .filter(
        (exchange) =>
          exchange.operation.kind === "getPresence" &&
          exchange.operation.subject === this.#subject &&
          succeeded(exchange),
      )
      .map((exchange) => ({ exchange, body: objectBody(exchange) }));
  }

  #events() {
    return this.#exchanges.flatMap((exchange) =>
      eventsIn(exchange).flatMap((event) => {
        const { sender, content } = (event ?? {}) as { sender?: unknown; content?: Record<string, unknown> };
        const named = sender === this.#subject || content?.["user_id"] === this.#subject;
        if (!named) return [];
        const bySender = sender !== undefined;
        return {
          viewer: exchange.user,
          content: content ?? {},
          bySender,
          byContent: content?.["user_id"] !== undefined,
        };
      }),
    );
  }

  #sharesRoom(user: string): boolean {
    return (
      this.#exchanges.some(
        ({ operation, user: who }) =>
          operation.kind === "join" && (operation.subject === user || who === user),
      ) ||
      this.#exchanges.some(
        ({ operation, user: who }) =>
          operation.kind === "createRoom" && who === user && user !== this.#subject,
      )
    );
  }
}
