import type { Exchange } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import { type Case, succeeded } from "../case.ts";
import { sayExchange } from "./say-exchange.ts";
import type { ExchangeEntry } from "./timeline.ts";

/** An entry without what the rest of its timeline says of it. */
type Bare = Omit<ExchangeEntry, "shown" | "findings" | "aside" | "lane">;

/** Guesses: text of one side of an exchange, and of one that a finding rests on. */
const TEXT = 400;
const EVIDENCE_TEXT = 1_024;

/**
 * One exchange as an entry.
 *
 * @param worth how many findings rest on it, or that it seldom matters: then no texts are kept where it went well
 */
export function exchangeEntry(judged: Case, exchange: Exchange, worth: number | "aside"): Bare {
  const { index, sent, received, request, outcome, status, trouble, body, text } = exchange;
  const width = worth === "aside" || worth === 0 ? TEXT : EVIDENCE_TEXT;
  const isDull = worth === "aside" && (succeeded(exchange) || outcome === "aborted");
  const texts = {
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
    answer: body === undefined ? text : JSON.stringify(body),
  };
  return {
    kind: "exchange",
    index,
    sent: toTenths(sent),
    received: toTenths(received),
    said: cut(sayExchange(judged, exchange), width),
    method: request.method,
    path: cut(request.path, width),
    outcome,
    ...(exchange.operation.kind === "stream" ? { waits: true as const } : {}),
    ...(status === undefined ? {} : { status }),
    ...(trouble === undefined ? {} : { trouble: cut(trouble, width) }),
    ...(isDull || texts.body === undefined ? {} : { body: cut(texts.body, width) }),
    ...(isDull || texts.answer === undefined ? {} : { answer: cut(texts.answer, width) }),
  };
}

/** A real clock has digits that nobody reads, and that make up a third of a page. */
export function toTenths(ms: Ms): Ms {
  return Math.round(ms * 10) / 10;
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width)}… (${text.length} characters)` : text;
}
