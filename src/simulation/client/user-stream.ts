import { percentEncoded } from "../../history/percent-encoded.ts";
import type { Clock, Ms, TimerHandle } from "../../time/clock.ts";
import type { StreamLevel } from "../oracle/expected-levels.ts";
import type { Underway } from "../oracle/presence-change.ts";
import type { Address } from "./address.ts";
import { JsonReply, type Reply } from "./json-reply.ts";
import type { Line, Lines } from "./lines.ts";

/** What an answer was asked for with. */
export interface Asked {
  readonly since: string | undefined;
  readonly level: StreamLevel;
  readonly timeoutMs: Ms;
  /** On the target's clock. */
  readonly sentAt: Ms;
}

/** What a stream tells of itself. */
export interface StreamListener {
  /** An answer came, whose content is still to be looked at. */
  onAnswer(json: Readonly<Record<string, unknown>>, asked: Asked): void;
  /** A request goes out with another level than the one before. */
  onLevel(level: StreamLevel): void;
  /** An answer was of no use: the next request goes out after a pause. */
  onTrouble(why: string, pauseMs: Ms): void;
}

/** How a stream reaches the server. */
export interface StreamReach {
  readonly lines: Lines;
  readonly clock: Clock;
  readonly address: Address;
  /** From the address on, with the query but for what changes. */
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

export interface UserStreamOptions {
  readonly reach: StreamReach;
  readonly level: StreamLevel;
  readonly listener: StreamListener;
  /** Where another stream of the session has stopped; absent: the stream begins anew. */
  readonly since?: string | undefined;
}

/** How long one request waits: shorter than the patience of most gateways. */
export const POLL_MS: Ms = 30_000;
const FIRST_PAUSE_MS: Ms = 500;
const LONGEST_PAUSE_MS: Ms = 8_000;
/** So many answers at once without anything new are a server that spins. */
const SPINNING = 20;
const SPIN_PAUSE_MS: Ms = 250;

/**
 * The stream of one session: asks, and asks again as soon as an answer came. Its level is that of its client, so that
 * asking changes nothing by itself.
 */
export class UserStream {
  readonly #reach: StreamReach;
  readonly #listener: StreamListener;
  readonly #reply: JsonReply;
  readonly #line: Line;
  #since: string | undefined;
  #level: StreamLevel;
  #askedLevel: StreamLevel;
  #askedAt: Ms = 0;
  #timeoutMs: Ms = 0;
  #count = 0;
  #failures = 0;
  #emptyInRow = 0;
  #isOpen = true;
  #timer: TimerHandle;

  constructor({ reach, level, listener, since }: UserStreamOptions) {
    this.#reach = reach;
    this.#listener = listener;
    this.#since = since;
    this.#level = level;
    this.#askedLevel = level;
    this.#line = reach.lines.forStream(reach.address.origin);
    this.#reply = new JsonReply((reply) => this.#take(reply));
    this.#ask();
  }

  /** Where another stream of the session may go on. */
  get since(): string | undefined {
    return this.#since;
  }

  /** The requests that may be handled after whatever is sent now: the one underway, and the next, which asks for another level. */
  get underway(): readonly Underway[] {
    const asked = { level: this.#askedLevel, forMs: this.#reach.clock.now() - this.#askedAt };
    return this.#level === this.#askedLevel ? [asked] : [asked, { level: this.#level, forMs: 0 }];
  }

  /** What the request that is underway, or was last, asks for. */
  get asked(): Asked {
    return {
      since: this.#since,
      level: this.#askedLevel,
      timeoutMs: this.#timeoutMs,
      sentAt: this.#askedAt,
    };
  }

  /** What the next request is to ask for. */
  set level(level: StreamLevel) {
    this.#level = level;
  }

  /** Ends the stream, in the middle of a request if need be. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#reach.clock.clearTimeout(this.#timer);
    this.#reply.giveUp();
    void this.#line.destroy();
  }

  #ask(): void {
    if (!this.#isOpen) return;
    const { address, path, headers, clock } = this.#reach;
    if (this.#askedLevel !== this.#level) {
      this.#askedLevel = this.#level;
      this.#listener.onLevel(this.#level);
    }
    this.#askedAt = clock.now();
    // A server may answer an identical request from a cache: no two in a row have the same `timeout`.
    this.#timeoutMs = this.#since === undefined ? 0 : POLL_MS + (this.#count++ % 1_000);
    const since = this.#since === undefined ? "" : `&since=${percentEncoded(this.#since)}`;
    this.#reply.begin();
    this.#line.dispatch(
      {
        origin: address.origin,
        path: `${path}&timeout=${this.#timeoutMs}&set_presence=${this.#level}${since}`,
        method: "GET",
        headers: headers as string[],
      },
      this.#reply,
    );
  }

  #take(reply: Reply): void {
    if (!this.#isOpen) return;
    const json = reply.kind === "answered" && reply.status === 200 ? reply.json : undefined;
    const since = (json as { readonly next_batch?: unknown } | null | undefined)?.next_batch;
    if (typeof since !== "string") {
      this.#failures += 1;
      const hinted = reply.kind === "answered" ? (reply.retryAfterMs ?? 0) : 0;
      const pauseMs = Math.max(
        hinted,
        Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#failures - 1)),
      );
      this.#listener.onTrouble(reply.kind === "lost" ? reply.why : `status ${reply.status}`, pauseMs);
      this.#pause(pauseMs);
      return;
    }
    this.#failures = 0;
    const isNew = since !== this.#since;
    const { asked } = this;
    this.#since = since;
    this.#listener.onAnswer(json as Readonly<Record<string, unknown>>, asked);
    this.#goOn(isNew);
  }

  #goOn(isNew: boolean): void {
    const isQuick = this.#reach.clock.now() - this.#askedAt < POLL_MS / 2;
    this.#emptyInRow = isNew || !isQuick ? 0 : this.#emptyInRow + 1;
    if (this.#emptyInRow < SPINNING) this.#ask();
    else this.#pause(SPIN_PAUSE_MS);
  }

  #pause(ms: Ms): void {
    this.#timer = this.#reach.clock.setTimeout(() => this.#ask(), ms);
  }
}
