import { grouped } from "../history/grouped.ts";
import type { Exchange, Json, StreamOperation, UserId } from "../history/history.ts";
import type { Presence } from "../spec/profile.ts";
import { presenceEventSubject } from "../spec/wire/presence-event.ts";
import { areApart, serverPart } from "../spec/wire/server-part.ts";
import type { Ms } from "../time/clock.ts";
import { type Case, objectBody, succeeded } from "./case.ts";
import { normalMessage } from "./possible.ts";

/** What somebody was shown of a user: an answer of GET, an event of a stream, or an item of a list, in one shape. */
export interface Observation {
  readonly kind: "get" | "event" | "list";
  readonly exchange: Exchange;
  readonly viewer: UserId;
  readonly subject: UserId;
  /** One reader is never shown an earlier state after a later one. */
  readonly reader: string;
  /** Of a stream's first answer. */
  readonly initial: boolean;
  /** What is shown held at some moment of this interval. */
  readonly from: Ms;
  readonly to: Ms;
  /** In the profile's enum; anything else is a matter of shape and no observation. */
  readonly presence: Presence;
  /** `undefined`: this kind of observation does not carry it here. */
  readonly message: string | null | undefined;
  readonly agoMs?: Ms;
  readonly currentlyActive?: boolean;
  readonly displayname?: string;
  readonly avatarUrl?: string;
}

/** An event of a stream, whatever its shape: something came. */
export interface Delivery {
  readonly exchange: Exchange;
  readonly operation: StreamOperation;
  readonly viewer: UserId;
  readonly event: Json;
  readonly subject: UserId | undefined;
  /** Sent time of the request whose token this one goes on from; its own for a first answer. */
  readonly from: Ms;
  readonly observation?: Observation;
}

/** All requests of one chain, in order. */
export function chainsOf(judged: Case): ReadonlyMap<string, readonly Exchange[]> {
  const streams = judged.exchanges.filter(({ operation }) => operation.kind === "stream");
  return grouped(streams, ({ operation }) => (operation as StreamOperation).chain);
}

/** The presence events of a stream's answer, as they came. */
export function eventsIn(exchange: Exchange): readonly Json[] {
  const { presence } = objectBody(exchange);
  const { operation } = exchange;
  const list =
    operation.kind === "stream" && operation.api === "sync"
      ? (presence as { events?: unknown } | undefined)?.events
      : presence;
  return Array.isArray(list) ? (list as Json[]) : [];
}

export function deliveriesOf(judged: Case): readonly Delivery[] {
  const deliveries: Delivery[] = [];
  for (const chain of chainsOf(judged).values()) {
    let previousSent: Ms | undefined;
    for (const exchange of chain) {
      const operation = exchange.operation as StreamOperation;
      if (!succeeded(exchange) || exchange.user === null) continue;
      const initial = operation.since === null;
      const from = initial
        ? exchange.sent
        : (previousSent ?? tokenGiver(judged, exchange)?.sent ?? exchange.sent);
      for (const event of eventsIn(exchange)) {
        const subject = presenceEventSubject(event);
        const base = { exchange, operation, viewer: exchange.user, event, subject, from };
        const observation = observationOf(judged, {
          ...base,
          kind: "event",
          reader: operation.chain,
          initial,
          content: contentOf(event),
        });
        deliveries.push(observation === undefined ? base : { ...base, observation });
      }
      previousSent = exchange.sent;
    }
  }
  return deliveries.sort(
    (one, other) =>
      one.exchange.received - other.exchange.received || one.exchange.index - other.exchange.index,
  );
}

/** The request whose answer gave the token that this one goes on from, whatever its chain. */
export function tokenGiver({ exchanges }: Case, { user, operation, sent }: Exchange): Exchange | undefined {
  if (operation.kind !== "stream" || operation.since === null) return undefined;
  const { since } = operation;
  return exchanges.find(
    (other) =>
      other.operation.kind === "stream" &&
      other.user === user &&
      other.received <= sent &&
      objectBody(other)["next"] === since,
  );
}

function contentOf(event: Json): Readonly<Record<string, unknown>> {
  const content = (event as { content?: unknown } | null)?.content;
  return typeof content === "object" && content !== null ? (content as Record<string, unknown>) : {};
}

interface Raw {
  readonly kind: Observation["kind"];
  readonly exchange: Exchange;
  readonly viewer: UserId;
  readonly subject: UserId | undefined;
  readonly reader: string;
  readonly initial: boolean;
  readonly from: Ms;
  readonly content: Readonly<Record<string, unknown>>;
}

function observationOf(judged: Case, raw: Raw): Observation | undefined {
  const { kind, exchange, viewer, subject, reader, initial, from, content } = raw;
  const { presence, status_msg, last_active_ago, currently_active, displayname, avatar_url } = content;
  const { rules } = judged.profile;
  if (subject === undefined || !rules.presenceValues.includes(presence as Presence)) return undefined;
  const carries = kind === "get" || rules.statusInEvent || status_msg !== undefined;
  return {
    kind,
    exchange,
    viewer,
    subject,
    reader,
    initial,
    from,
    to: exchange.received,
    presence: presence as Presence,
    message: carries ? normalMessage(status_msg) : undefined,
    ...(typeof last_active_ago === "number" && last_active_ago >= 0 ? { agoMs: last_active_ago } : {}),
    ...(typeof currently_active === "boolean" ? { currentlyActive: currently_active } : {}),
    ...(typeof displayname === "string" ? { displayname } : {}),
    ...(typeof avatar_url === "string" ? { avatarUrl: avatar_url } : {}),
  };
}

/** Looks by way of one homeserver have an order: another one may learn of a change later. */
function readerOf(viewer: UserId, subject: UserId): string {
  return areApart(viewer, subject) ? `get ${subject} on ${serverPart(viewer)}` : `get ${subject}`;
}

/** Everything shown by GET, of a user or of a list. */
export function readingsOf(judged: Case): readonly Observation[] {
  return judged.exchanges.filter(succeeded).flatMap((exchange) => {
    const { operation, user, sent } = exchange;
    if (user === null) return [];
    const base = { exchange, viewer: user, initial: false, from: sent };
    if (operation.kind === "getPresence") {
      const { subject } = operation;
      const raw: Raw = {
        ...base,
        kind: "get",
        subject,
        reader: readerOf(user, subject),
        content: objectBody(exchange),
      };
      return observationOf(judged, raw) ?? [];
    }
    if (operation.kind === "getList" && Array.isArray(exchange.body)) {
      return (exchange.body as Json[]).flatMap((item) => {
        const subject = presenceEventSubject(item);
        const raw: Raw = {
          ...base,
          kind: "list",
          subject,
          reader: readerOf(user, subject ?? ""),
          content: contentOf(item),
        };
        return observationOf(judged, raw) ?? [];
      });
    }
    return [];
  });
}
