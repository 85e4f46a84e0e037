import type { Dispatcher } from "undici";
import type { Json } from "../history/history.ts";
import type { Clock, Ms } from "../time/clock.ts";
import type { Trouble } from "./answer.ts";
import { describeTrouble } from "./describe-trouble.ts";
import type { Limits } from "./limits.ts";
import { parseBody } from "./parse-body.ts";
import { type InFlight, readBody } from "./read-body.ts";

/** How requests are sent. */
export interface Wire {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly inFlight: InFlight;
}

/** One request as it goes out. */
export interface Outgoing {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly baseUrl: string;
  /** From the base URL on, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Everything has to be there by then. */
  readonly deadline: Ms;
  readonly signals: readonly AbortSignal[];
}

export type Attempt =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly contentType?: string;
      readonly server?: string;
      readonly retryAfter?: string;
      readonly location?: string;
      readonly date?: string;
      readonly json?: Json;
      readonly text?: string;
    }
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  | { readonly kind: "aborted" };

/** When it was given up while the answer was already arriving, the answer gets this long to be whole. */
const ARRIVING_MS: Ms = 1_000;
const GATEWAY = [502, 503, 504];

/** Sends a request once. Redirects are answers like others: a token goes nowhere else. */
export async function attempt(wire: Wire, outgoing: Outgoing): Promise<Attempt> {
  const { clock, limits } = wire;
  const controller = new AbortController();
  let ended: "deadline" | "outside" | undefined;
  let isArriving = false;
  const endBecause = (why: "deadline" | "outside") => () => {
    ended ??= why;
    controller.abort();
  };
  let timer = clock.setTimeout(endBecause("deadline"), outgoing.deadline - clock.now());
  const onOutside = () => {
    if (!isArriving) return endBecause("outside")();
    clock.clearTimeout(timer);
    timer = clock.setTimeout(endBecause("outside"), ARRIVING_MS);
  };
  for (const signal of outgoing.signals) signal.addEventListener("abort", onOutside, { once: true });
  try {
    if (outgoing.signals.some(({ aborted }) => aborted)) return { kind: "aborted" };
    const response = await wire.dispatcher.request({
      ...addressOf(outgoing),
      signal: controller.signal,
    });
    isArriving = true;
    return await receive(response, wire);
  } catch (error) {
    if (ended === "outside") return { kind: "aborted" };
    if (ended === undefined) return { kind: "trouble", trouble: describeTrouble(error) };
    const text = `no whole answer within ${limits.requestMs} ms beyond the time that was asked for`;
    return { kind: "trouble", trouble: { code: "timeout", text } };
  } finally {
    clock.clearTimeout(timer);
    for (const signal of outgoing.signals) signal.removeEventListener("abort", onOutside);
  }
}

function addressOf({ baseUrl, method, path, headers, body }: Outgoing) {
  const { origin } = new URL(baseUrl);
  const prefix = baseUrl.slice(origin.length);
  return { origin, path: `${prefix}${path}`, method, headers, ...(body === undefined ? {} : { body }) };
}

/** @throws whatever breaks the connection */
async function receive(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  wire: Wire,
): Promise<Attempt> {
  const contentType = single(headers["content-type"]);
  const received = await readBody(body, single(headers["content-encoding"]), wire);
  if (received.kind === "trouble") return received;
  const parsed = parseBody(received.bytes, contentType, wire.limits);
  if (GATEWAY.includes(status))
    return { kind: "trouble", trouble: { code: "gateway", text: `status ${status}` } };
  // Gateways limit with a page for people; that it is a limit counts more.
  const isLimit = status === 429 && parsed.kind === "trouble";
  if (parsed.kind === "trouble" && !isLimit) return parsed;
  const [server, retryAfter, location, date] = ["server", "retry-after", "location", "date"].map((name) =>
    single(headers[name]),
  );
  return {
    status,
    ...(contentType === undefined ? {} : { contentType }),
    ...(server === undefined ? {} : { server }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(location === undefined ? {} : { location }),
    ...(date === undefined ? {} : { date }),
    ...(parsed.kind === "json" ? { json: parsed.json } : { text: parsed.kind === "text" ? parsed.text : "" }),
    kind: "answered",
  };
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(", ") : header;
}
