import type { Dispatcher } from "undici";
import type { OpenTarget } from "../targets/target.ts";
import { type Clock, type Ms, sleep } from "../time/clock.ts";

/** What came back, its body as JSON; undefined when it was none. */
export interface PlainAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A request; its path stands below the prefix of the version. */
export interface PlainRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
}

/** All that a check needs of a server: requests and the time. */
export class PlainClient {
  readonly clock: Clock;
  readonly #dispatcher: Dispatcher;
  readonly #origin: string;
  readonly #prefix: string;
  #counted = 0;

  constructor(
    server: Pick<OpenTarget, "dispatcher" | "homeservers" | "clock">,
    { prefix }: { readonly prefix: string },
  ) {
    this.clock = server.clock;
    this.#dispatcher = server.dispatcher;
    [this.#origin] = server.homeservers[0].baseUrls;
    this.#prefix = prefix;
  }

  async send({ method, path, token, body }: PlainRequest): Promise<PlainAnswer> {
    const { statusCode, body: stream } = await this.#dispatcher.request({
      origin: this.#origin,
      path: `${this.#prefix}${path}`,
      method,
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await stream.text();
    return { status: statusCode, body: parsed(text) };
  }

  /** A number that was not given before, for transactions. */
  next(): number {
    this.#counted += 1;
    return this.#counted;
  }

  pause(ms: Ms): Promise<void> {
    return sleep(this.clock, ms);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
