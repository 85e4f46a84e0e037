import type { Exchange, Json, UserId } from "../../history/history.ts";
import { objectBody, succeeded } from "../../judge/case.ts";
import { eventsIn } from "../../judge/observations.ts";
import { presenceEventSubject } from "../../spec/wire/presence-event.ts";

export type JsonObject = { readonly [key: string]: Json };

/** A user's presence as one place of an answer shows it, and the answer with something else in that place. */
export interface Shown {
  readonly kind: "get" | "event" | "list";
  readonly exchange: Exchange;
  readonly subject: UserId | undefined;
  /** Where `presence` stands. */
  readonly content: JsonObject;
  /** The event or item as a whole; of GET the content itself. */
  readonly whole: JsonObject;
  withContent(content: JsonObject): Exchange;
  /** `undefined`: without it. */
  withWhole(whole: JsonObject | undefined): Exchange;
}

/** Everything that an answer shows of anybody's presence. */
export function shownIn(exchange: Exchange): readonly Shown[] {
  if (!succeeded(exchange) || exchange.isCut === true) return [];
  const { operation, body } = exchange;
  if (operation.kind === "getPresence") {
    const content = objectBody(exchange) as JsonObject;
    const withContent = (changed: JsonObject) => ({ ...exchange, body: changed });
    const withWhole = (whole: JsonObject | undefined) => withContent(whole ?? {});
    return [
      { kind: "get", exchange, subject: operation.subject, content, whole: content, withContent, withWhole },
    ];
  }
  if (operation.kind === "stream") {
    const events = eventsIn(exchange);
    return inList("event", { exchange, items: events, withItems: (items) => withEvents(exchange, items) });
  }
  if (operation.kind === "getList" && Array.isArray(body)) {
    return inList("list", { exchange, items: body, withItems: (items) => ({ ...exchange, body: items }) });
  }
  return [];
}

/** The answer of a stream with these presence events in place of its own. */
export function withEvents(exchange: Exchange, events: readonly Json[]): Exchange {
  const body = objectBody(exchange) as JsonObject;
  const { presence, ...rest } = body;
  const isSync = exchange.operation.kind === "stream" && exchange.operation.api === "sync";
  const around = isObject(presence) ? presence : {};
  return { ...exchange, body: { ...rest, presence: isSync ? { ...around, events } : events } };
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object without one of its keys. */
export function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

interface Items {
  readonly exchange: Exchange;
  readonly items: readonly Json[];
  readonly withItems: (items: readonly Json[]) => Exchange;
}

function inList(kind: "event" | "list", { exchange, items, withItems }: Items): readonly Shown[] {
  return items.flatMap((whole, place): readonly Shown[] => {
    if (!isObject(whole) || !isObject(whole["content"])) return [];
    const withWhole = (changed: JsonObject | undefined) =>
      withItems(changed === undefined ? items.toSpliced(place, 1) : items.with(place, changed));
    return [
      {
        kind,
        exchange,
        subject: presenceEventSubject(whole),
        content: whole["content"],
        whole,
        withContent: (content) => withWhole({ ...whole, content }),
        withWhole,
      },
    ];
  });
}
