import type { Exchange, StreamOperation } from "../../history/history.ts";
import { ANYTHING, type StreamClaim } from "../claim.ts";
import { type Case, objectBody, shown, succeeded } from "../case.ts";
import type { Evidence } from "../evidence.ts";
import { grouped } from "../../history/grouped.ts";
import { chainsOf, type Delivery, eventsIn } from "../observations.ts";

/** What every answer of a stream is watched for: tokens that stand still, filters, ids. */
export function judgeStreams({ judged }: Evidence, deliveries: readonly Delivery[]): void {
  const byExchange = grouped(deliveries, ({ exchange }) => exchange);
  for (const chain of chainsOf(judged).values()) {
    for (const exchange of chain) {
      if (!succeeded(exchange) || exchange.operation.kind !== "stream") continue;
      const mine = byExchange.get(exchange) ?? [];
      judgeToken(judged, exchange, exchange.operation);
      if (exchange.operation.filter !== undefined) judgeFilter(judged, exchange, mine);
    }
  }
  judgeEventIds(judged, deliveries);
}

function ofStream({ index }: Exchange, rule: StreamClaim["rule"]): StreamClaim {
  return { about: "stream", exchange: index, rule };
}

/** An answer with news has a token of its own, or the news would come again for ever. */
function judgeToken({ ledger }: Case, exchange: Exchange, { since, api }: StreamOperation): void {
  if (since === null || eventsIn(exchange).length === 0) return;
  const { next } = objectBody(exchange);
  const requirement = api === "sync" ? "PRES-SYNC-011" : "PRES-V1-004";
  if (next !== since) return ledger.held(requirement, exchange);
  const title = "An answer with presence events has the token of the request.";
  const claim = ofStream(exchange, "has a new token");
  ledger.broken(requirement, exchange, { title, allowed: "a new token", observed: shown(next), claim });
}

/** An `event_id` is not required (AMB-16); the same one for two updates would make clients drop the second. */
function judgeEventIds({ ledger }: Case, deliveries: readonly Delivery[]): void {
  const known = new Map<string, string>();
  for (const { event, exchange, subject, observation } of deliveries) {
    const id = (event as { event_id?: unknown } | null)?.event_id;
    if (typeof id !== "string") {
      ledger.held("PRES-EVT-006", exchange);
      continue;
    }
    // One update may be told to several observers, to each with the age that is right when they get it.
    const { presence, message, displayname, avatarUrl } = observation ?? {};
    const text = JSON.stringify([subject, presence, message, displayname, avatarUrl]);
    const before = known.get(id);
    known.set(id, text);
    if (before !== undefined && before !== text) {
      ledger.broken("PRES-EVT-006", exchange, {
        title: "Two different updates have one event_id.",
        allowed: "an id of its own, or none",
        observed: id,
        claim: ofStream(exchange, "has an id of its own for each event"),
      });
    } else ledger.held("PRES-EVT-006", exchange);
  }
}

interface PresenceFilter {
  readonly types?: readonly string[];
  readonly not_types?: readonly string[];
  readonly senders?: readonly string[];
  readonly not_senders?: readonly string[];
}

function passes(
  { types, not_types = [], senders, not_senders = [] }: PresenceFilter,
  subject: string,
): boolean {
  if (not_types.some(fits) || not_senders.includes(subject)) return false;
  return (types === undefined || types.some(fits)) && (senders === undefined || senders.includes(subject));
}

function judgeFilter({ ledger }: Case, exchange: Exchange, deliveries: readonly Delivery[]): void {
  const { operation } = exchange;
  if (operation.kind !== "stream" || operation.filter === undefined) return;
  const filter = (operation.filter as { presence?: PresenceFilter } | null)?.presence ?? {};
  const unwanted = deliveries.find(({ subject }) => subject !== undefined && !passes(filter, subject));
  if (unwanted === undefined) return ledger.held("PRES-SYNC-008", exchange);
  const title = "A stream brings presence that its filter excludes.";
  ledger.broken("PRES-SYNC-008", exchange, {
    title,
    allowed: shown(filter),
    observed: shown(unwanted.event),
    claim: {
      about: "silence",
      exchange: exchange.index,
      subject: unwanted.subject,
      sight: ANYTHING,
      atMost: 0,
    },
  });
}

/** Whether a pattern of event types, with `*` as wildcard, selects presence. */
function fits(pattern: string): boolean {
  return pattern === "m.presence" || (pattern.endsWith("*") && "m.presence".startsWith(pattern.slice(0, -1)));
}
