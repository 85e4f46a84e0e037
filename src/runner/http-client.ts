import type { Dispatcher } from "undici";
import { percentEncoded } from "../history/percent-encoded.ts";
import { type Clock, type Ms, sleep } from "../time/clock.ts";
import type { Answer, Trouble } from "./answer.ts";
import { type Attempt, attempt, type Outgoing, type Wire } from "./attempt.ts";
import type { Limits } from "./limits.ts";
import { rateLimitPause } from "./rate-limit.ts";
import type { Vitals } from "./vitals.ts";

/** A request as the runner means it. */
export interface HttpRequest {
  readonly method: Outgoing["method"];
  /** No trailing slash; may carry a path prefix. */
  readonly baseUrl: string;
  /** From the base URL on, with its query, without a token. */
  readonly path: string;
  /** Absent: the request carries none. */
  readonly token?: string | undefined;
  /** How the token travels; by default as the client is set up. */
  readonly tokenForm?: "header" | "query" | undefined;
  /** As it stands; JSON, or what is meant not to be. */
  readonly body?: string | undefined;
  /** A long-poll's own time, on top of the limit of every request. */
  readonly pollMs?: Ms;
  /** May be repeated after transport trouble: doing it twice is like doing it once. */
  readonly isSafe: boolean;
  /** Any of these gives the request up. */
  readonly signals?: readonly AbortSignal[];
}

/** Sends requests by the rules of the contract; whatever the world does comes back as a value. */
export interface HttpClient {
  send(request: HttpRequest): Promise<Answer>;
}

export interface HttpClientOptions {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly vitals: Vitals;
  /** How a token travels. */
  readonly tokenForm: "header" | "query";
  /** What to call ourselves, for the server's logs. */
  readonly userAgent: string;
}

const FIRST_REPEAT_MS: Ms = 200;

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const wire: Wire = { ...options, inFlight: { bytes: 0 } };
  return { send: (request) => send(wire, options, request) };
}

async function send(
  wire: Wire,
  { vitals, tokenForm, userAgent }: HttpClientOptions,
  request: HttpRequest,
): Promise<Answer> {
  const { clock, limits } = wire;
  const { signals = [], pollMs = 0, isSafe } = request;
  const outgoing = dressed(request, { tokenForm, userAgent });
  let deadline = clock.now() + limits.requestMs + pollMs;
  const began = clock.now();
  let sent = began;
  let limitedMs = 0;
  let limitedTimes = 0;
  let troubles = 0;
  for (let attempts = 1; ; attempts++) {
    const at = clock.now();
    const interval = (): { sent: Ms; received: Ms; attempts: number } => ({
      sent,
      received: clock.now(),
      attempts,
    });
    vitals.sent();
    const outcome = await attempt(wire, { ...outgoing, deadline, signals });
    if (outcome.kind === "aborted") return { kind: "aborted", ...interval() };
    if (outcome.kind === "trouble") {
      vitals.trouble(at);
      const pauseMs = FIRST_REPEAT_MS * 2 ** troubles;
      if (!isSafe || troubles >= limits.repeats || clock.now() + pauseMs >= deadline)
        return { ...interval(), ...lost(outcome.trouble) };
      troubles += 1;
      if (!(await pause(clock, pauseMs, signals))) return { kind: "aborted", ...interval() };
      continue;
    }
    if (outcome.status !== 429) {
      vitals.good();
      return { ...withoutHint(outcome), ...interval() };
    }
    const pauseMs = rateLimitPause(outcome, limitedTimes);
    limitedTimes += 1;
    limitedMs += pauseMs;
    if (limitedMs > limits.rateLimitMs) {
      // A server that only limits does not work: else a run would wait for each request in turn.
      vitals.trouble(began);
      return { ...withoutHint(outcome), ...interval() };
    }
    const isWanted = await pause(clock, pauseMs, signals);
    // The limited request did nothing: what it asks for happens after the next one is sent.
    sent = clock.now();
    if (!isWanted) return { kind: "aborted", ...interval() };
    deadline = sent + limits.requestMs + pollMs;
  }
}

/** False when it was given up meanwhile. */
async function pause(clock: Clock, pauseMs: Ms, signals: readonly AbortSignal[]): Promise<boolean> {
  const ended = new AbortController();
  const onAbort = () => ended.abort();
  for (const signal of signals) signal.addEventListener("abort", onAbort, { once: true });
  if (signals.every(({ aborted }) => !aborted)) await sleep(clock, pauseMs, ended.signal);
  for (const signal of signals) signal.removeEventListener("abort", onAbort);
  return signals.every(({ aborted }) => !aborted);
}

function dressed(
  { method, baseUrl, path, token, body, tokenForm: chosen }: HttpRequest,
  { tokenForm, userAgent }: Pick<HttpClientOptions, "tokenForm" | "userAgent">,
): Omit<Outgoing, "deadline" | "signals"> {
  const inQuery = token !== undefined && (chosen ?? tokenForm) === "query";
  const separator = path.includes("?") ? "&" : "?";
  return {
    method,
    baseUrl,
    path: inQuery ? `${path}${separator}access_token=${percentEncoded(token)}` : path,
    headers: {
      accept: "application/json",
      "accept-encoding": "identity",
      "user-agent": userAgent,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(token === undefined || inQuery ? {} : { authorization: `Bearer ${token}` }),
    },
    body,
  };
}

function lost(trouble: Trouble) {
  return { kind: "lost" as const, trouble };
}

function withoutHint(outcome: Extract<Attempt, { kind: "answered" }>) {
  const { retryAfter: _, ...rest } = outcome;
  return rest;
}
