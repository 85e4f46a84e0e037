import type { Session } from "../../runner/session.ts";
import type { Clock, Ms } from "../../time/clock.ts";
import { type Address, addressOf } from "../client/address.ts";
import type { Reply } from "../client/json-reply.ts";
import type { Lines } from "../client/lines.ts";
import { send } from "../client/send.ts";
import type { Measurements } from "../measure/measurements.ts";

export interface RequestsOptions {
  readonly lines: Lines;
  readonly clock: Clock;
  /** Ms since the beginning of the run. */
  readonly now: () => Ms;
  readonly measurements: Measurements;
  /** What stands before each path. */
  readonly prefix: string;
  readonly userAgent: string;
  /** Told when each request is sent, and what it returns, when it is answered. */
  readonly onRequest: (sentAt: Ms) => (at: Ms) => void;
}

export interface UserRequest {
  readonly session: Session;
  /** When it was due: its latency counts from then. */
  readonly intendedAt: Ms;
  readonly path: string;
  readonly body: unknown;
}

/** A server that limits all the time is not asked without end. */
const MOST_TRIES = 20;
const LEAST_PAUSE_MS: Ms = 250;
const FIRST_PAUSE_MS: Ms = 1_000;

/** The short requests of all users: what one of them does waits for what they did before, and for nobody else. */
export class Requests {
  readonly #options: RequestsOptions;
  readonly #queues = new Map<number, Promise<void>>();
  readonly #addresses = new Map<string, Address>();
  #unanswered = 0;

  constructor(options: RequestsOptions) {
    this.#options = options;
  }

  /** How many are underway or wait for their turn. */
  get unanswered(): number {
    return this.#unanswered;
  }

  /** Does it at once, or after what the user did before. */
  inTurn(user: number, work: () => Promise<void>): void {
    this.#unanswered += 1;
    const before = this.#queues.get(user);
    const turn = (before === undefined ? work() : before.then(work)).finally(() => {
      this.#unanswered -= 1;
      if (this.#queues.get(user) === turn) this.#queues.delete(user);
    });
    this.#queues.set(user, turn);
  }

  /** PUTs, again and again while the server limits. */
  async put({ session, intendedAt, path, body }: UserRequest): Promise<Reply> {
    const { lines, clock, now, measurements, prefix, onRequest } = this.#options;
    const { counters } = measurements;
    const address = this.addressOf(session);
    for (let tries = 1; ; tries++) {
      const answered = onRequest(now());
      counters.requests += 1;
      const headers = this.headersOf(session);
      const reply = await send({
        lines,
        clock,
        address,
        method: "PUT",
        path: `${prefix}${path}`,
        headers,
        body,
      });
      answered(now());
      if (reply.kind === "answered" && reply.status === 429 && tries < MOST_TRIES) {
        counters.limited += 1;
        await pause(clock, Math.max(LEAST_PAUSE_MS, reply.retryAfterMs ?? FIRST_PAUSE_MS));
        continue;
      }
      measurements.request.record(now() - intendedAt);
      this.#count(reply);
      return reply;
    }
  }

  /** Where the requests of a session go: most have the same base URL. */
  addressOf({ baseUrl }: Session): Address {
    const known = this.#addresses.get(baseUrl);
    if (known !== undefined) return known;
    const address = addressOf(baseUrl);
    this.#addresses.set(baseUrl, address);
    return address;
  }

  /** What each request of a session says of itself, names and values in turn. */
  headersOf({ token }: Session): readonly string[] {
    return ["authorization", `Bearer ${token}`, "user-agent", this.#options.userAgent];
  }

  #count(reply: Reply): void {
    const { measurements, now } = this.#options;
    if (isTaken(reply)) {
      measurements.counters.answered += 1;
      measurements.good(now());
      return;
    }
    if (reply.kind === "lost") measurements.lostInRow += 1;
    measurements.counters[reply.kind === "lost" ? "lost" : "refused"] += 1;
    measurements.trouble(`request: ${reply.kind === "lost" ? reply.why : `status ${reply.status}`}`);
  }
}

/** Whether the server has done what it was asked for. */
export function isTaken(reply: Reply): boolean {
  return reply.kind === "answered" && reply.status === 200;
}

function pause(clock: Clock, ms: Ms): Promise<void> {
  return new Promise((resolve) => clock.setTimeout(resolve, ms));
}
