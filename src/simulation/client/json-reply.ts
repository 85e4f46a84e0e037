import type { Dispatcher } from "undici";

/** A body larger than this is given up: what a server sends without end must not fill our memory. */
const LARGEST_BODY = 16 * 1024 * 1024;

/** What came of a request. */
export type Reply =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly json: unknown;
      readonly retryAfterMs: number | undefined;
    }
  /** Nobody knows whether the server has done it. */
  | { readonly kind: "lost"; readonly why: string };

/**
 * Gathers one reply at a time with as little work as can be: one object for all requests of a stream, no promise, no
 * signal, no stream. The undici handler of old style, which its core calls without a wrapper.
 */
export class JsonReply implements Dispatcher.DispatchHandler {
  readonly #onReply: (reply: Reply) => void;
  #abort: ((reason?: Error) => void) | undefined;
  #chunks: Buffer[] = [];
  #size = 0;
  #status = 0;
  #isUnderway = false;
  #isGivenUp = false;

  constructor(onReply: (reply: Reply) => void) {
    this.#onReply = onReply;
  }

  get isUnderway(): boolean {
    return this.#isUnderway;
  }

  /** Has to be called before each dispatch. */
  begin(): void {
    this.#chunks = [];
    this.#size = 0;
    this.#status = 0;
    this.#abort = undefined;
    this.#isUnderway = true;
    this.#isGivenUp = false;
  }

  /** Gives the request up: no reply will be told of. */
  giveUp(): void {
    if (!this.#isUnderway) return;
    this.#isGivenUp = true;
    this.#abort?.(new Error("given up"));
  }

  onConnect(abort: (reason?: Error) => void): void {
    this.#abort = abort;
    if (this.#isGivenUp) abort(new Error("given up"));
  }

  onHeaders(status: number): boolean {
    this.#status = status;
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#size += chunk.length;
    if (this.#size > LARGEST_BODY) this.#abort?.(new Error(`more than ${LARGEST_BODY} bytes`));
    else this.#chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    const [first, second] = this.#chunks;
    const text = (
      first !== undefined && second === undefined ? first : Buffer.concat(this.#chunks)
    ).toString();
    this.#chunks = [];
    this.#end(replyOf(this.#status, text));
  }

  onError(error: Error): void {
    this.#chunks = [];
    const { code } = error as { readonly code?: unknown };
    this.#end({ kind: "lost", why: typeof code === "string" ? code : error.message.slice(0, 200) });
  }

  #end(reply: Reply): void {
    this.#isUnderway = false;
    if (!this.#isGivenUp) this.#onReply(reply);
  }
}

function replyOf(status: number, text: string): Reply {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    if (status !== 429) return { kind: "lost", why: `status ${status} without JSON` };
  }
  const { retry_after_ms: retryAfterMs } = (json ?? {}) as { readonly retry_after_ms?: unknown };
  return {
    kind: "answered",
    status,
    json,
    retryAfterMs: typeof retryAfterMs === "number" && retryAfterMs >= 0 ? retryAfterMs : undefined,
  };
}
