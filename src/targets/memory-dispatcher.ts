import { Dispatcher } from "undici";
import type { ServerRequest, ServerResponse } from "../server/server-request.ts";
import type { Clock, Ms, TimerHandle } from "../time/clock.ts";
import { requestHeaders } from "./request-headers.ts";

/** How requests reach a server in memory. */
export interface MemoryRoute {
  readonly clock: Clock;
  readonly handle: (request: ServerRequest) => Promise<ServerResponse>;
  /** How long the next request, or answer, is on its way; asked anew for each. */
  readonly latencyMs: () => Ms;
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
    const { clock, latencyMs } = this.#route;
    const client = new AbortController();
    let timer: TimerHandle;
    const abandon = (reason: Error) => {
      if (client.signal.aborted) return;
      clock.clearTimeout(timer);
      this.#abandon.delete(abandon);
      client.abort();
      handler.onError?.(reason);
    };
    const deliver = (response: ServerResponse) => {
      timer = clock.setTimeout(() => {
        this.#abandon.delete(abandon);
        answer(handler, response);
      }, latencyMs());
    };
    const ask = async () => {
      try {
        const response = await this.#route.handle(serverRequest(options, client.signal));
        if (!client.signal.aborted) deliver(response);
      } catch (error) {
        abandon(error instanceof Error ? error : new Error(String(error)));
      }
    };
    this.#abandon.add(abandon);
    handler.onConnect?.((reason) => abandon(reason ?? new Error("The request was given up.")));
    if (!client.signal.aborted) timer = clock.setTimeout(() => void ask(), latencyMs());
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

function answer(handler: Handler, { status, headers, body }: ServerResponse): void {
  const raw = Object.entries(headers).flatMap(([name, value]) => [Buffer.from(name), Buffer.from(value)]);
  handler.onHeaders?.(status, raw, () => undefined, "");
  handler.onData?.(Buffer.from(body));
  handler.onComplete?.([]);
}
