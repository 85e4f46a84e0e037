import { Dispatcher } from "undici";
import type { ServerRequest, ServerResponse } from "../server/server-request.ts";
import type { Clock, TimerHandle } from "../time/clock.ts";
import { brokenConnection } from "./broken-connection.ts";
import type { Passage } from "./passage.ts";
import { requestHeaders } from "./request-headers.ts";

/** How requests reach a server in memory. */
export interface MemoryRoute {
  readonly clock: Clock;
  /** @param origin which of several servers is asked */
  readonly handle: (request: ServerRequest, origin: string) => Promise<ServerResponse>;
  /** What befalls the next request; asked anew for each. */
  readonly passage: (request: Pick<ServerRequest, "method" | "path">) => Passage;
}

/** The part of undici's handlers that `request` uses. */
type Handler = Dispatcher.DispatchHandler;

/**
 * Carries undici's requests to a function instead of a socket. All waiting is done on the handed clock, so that in
 * virtual time the same run takes the same course, to the millisecond. Whoever aborts is gone for the server too.
 */
export class MemoryDispatcher extends Dispatcher {
  readonly #route: MemoryRoute;
  readonly #abandon = new Set<(reason: Error) => void>();

  constructor(route: MemoryRoute) {
    super();
    this.#route = route;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Handler): boolean {
    const { clock, handle } = this.#route;
    const passage = this.#route.passage({ method: options.method, path: options.path });
    const client = new AbortController();
    let timer: TimerHandle;
    const abandon = (reason: Error) => {
      if (!this.#abandon.delete(abandon)) return;
      if (passage.noticeMs === 0) {
        clock.clearTimeout(timer);
        client.abort();
      } else clock.setTimeout(() => client.abort(), passage.noticeMs);
      handler.onError?.(reason);
    };
    const later = (delayMs: number, work: () => void) => {
      clock.clearTimeout(timer);
      timer = clock.setTimeout(work, delayMs);
    };
    const deliver = (response: ServerResponse) =>
      later(passage.backMs, () => {
        if (this.#abandon.delete(abandon)) answer(handler, response);
      });
    const breakOff = (arrived?: ServerResponse) =>
      later(passage.backMs, () => {
        if (arrived !== undefined && this.#abandon.has(abandon)) begin(handler, arrived);
        abandon(brokenConnection());
      });
    const ask = async () => {
      if (passage.holdsMs < Number.POSITIVE_INFINITY)
        later(passage.holdsMs, () => abandon(brokenConnection()));
      try {
        const response = await handle(serverRequest(options, client.signal), String(options.origin));
        if (!this.#abandon.has(abandon)) return;
        if (passage.answer === "arrives") deliver(response);
        else if (typeof passage.answer === "object") deliver(passage.answer.insteadOfIt);
        else breakOff(passage.answer === "cut" ? response : undefined);
      } catch (error) {
        abandon(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const arrive = () => {
      const { request } = passage;
      if (request === "arrives") void ask();
      else if ("breaks" in request) abandon(request.breaks);
      else deliver(request.answeredBy);
    };
    this.#abandon.add(abandon);
    handler.onConnect?.((reason) => abandon(reason ?? new Error("The request was given up.")));
    if (this.#abandon.has(abandon)) later(passage.thereMs, arrive);
    return true;
  }

  override close(): Promise<void>;
  override close(callback: () => void): void;
  override close(callback?: () => void): Promise<void> | void {
    return settle(callback);
  }

  override destroy(error: Error | null, callback: () => void): void;
  override destroy(callback: () => void): void;
  override destroy(error: Error | null): Promise<void>;
  override destroy(): Promise<void>;
  override destroy(first?: Error | null | (() => void), callback?: () => void): Promise<void> | void {
    const reason = first instanceof Error ? first : new Error("The server is gone.");
    for (const abandon of this.#abandon) abandon(reason);
    return settle(typeof first === "function" ? first : callback);
  }
}

function settle(callback: (() => void) | undefined): Promise<void> | void {
  if (callback === undefined) return Promise.resolve();
  queueMicrotask(callback);
}

function serverRequest(options: Dispatcher.DispatchOptions, signal: AbortSignal): ServerRequest {
  const { method, path, headers, body } = options;
  return { method, path, headers: requestHeaders(headers), body: bodyText(body), signal };
}

function bodyText(body: Dispatcher.DispatchOptions["body"]): string | undefined {
  if (body === undefined || body === null || body === "") return undefined;
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString("utf8");
  throw new TypeError("Cannot send a body in memory: wanted text or bytes, found a stream.");
}

function answer(handler: Handler, response: ServerResponse): void {
  sendHeaders(handler, response);
  handler.onData?.(Buffer.from(response.body));
  handler.onComplete?.([]);
}

/** The head of an answer, and half of what follows. */
function begin(handler: Handler, response: ServerResponse): void {
  sendHeaders(handler, response);
  const whole = Buffer.from(response.body);
  handler.onData?.(whole.subarray(0, whole.length >> 1));
}

function sendHeaders(handler: Handler, { status, headers }: ServerResponse): void {
  const raw = Object.entries(headers).flatMap(([name, value]) => [Buffer.from(name), Buffer.from(value)]);
  handler.onHeaders?.(status, raw, () => undefined, "");
}
