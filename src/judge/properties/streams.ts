import type { Exchange, StreamOperation } from "../../history/history.ts";
import { type Case, objectBody, roleOf, shown, succeeded } from "../case.ts";
import type { Evidence } from "../evidence.ts";
import { grouped } from "../grouped.ts";
import { chainsOf, type Delivery, eventsIn } from "../observations.ts";

/** What every answer of a stream is watched for: copies, repetitions, tokens that stand still, filters. */
export function judgeStreams(evidence: Evidence, deliveries: readonly Delivery[]): void {
  const { judged } = evidence;
  const byExchange = grouped(deliveries, ({ exchange }) => exchange);
  for (const chain of chainsOf(judged).values()) {
    for (const exchange of chain) {
      if (!succeeded(exchange) || exchange.operation.kind !== "stream") continue;
      const mine = byExchange.get(exchange) ?? [];
      judgeToken(judged, exchange, exchange.operation);
      judgeCopies(evidence, exchange, mine);
      if (exchange.operation.filter !== undefined) judgeFilter(judged, exchange, mine);
    }
  }
  judgeRepetitions(evidence, deliveries);
  judgeEventIds(judged, deliveries);
}

/** An answer with news has a token of its own, or the news would come again for ever. */
function judgeToken({ ledger }: Case, exchange: Exchange, { since, api }: StreamOperation): void {
  if (since === null || eventsIn(exchange).length === 0) return;
  const { next } = objectBody(exchange);
  const requirement = api === "sync" ? "PRES-SYNC-011" : "PRES-V1-004";
  if (next !== since) return ledger.held(requirement, exchange);
  const title = "An answer with presence events has the token of the request.";
  ledger.broken(requirement, exchange, { title, allowed: "a new token", observed: shown(next) });
}

/** One event for each user in one answer, however many rooms they share. */
function judgeCopies(
  { judged, sharing }: Evidence,
  exchange: Exchange,
  deliveries: readonly Delivery[],
): void {
  for (const [subject, copies] of grouped(deliveries, ({ subject: who }) => who)) {
    if (subject === undefined || exchange.user === null) continue;
    if (copies.length === 1) {
      if (sharing.roomsShared(exchange.user, subject, exchange.received) > 1)
        judged.ledger.held("PRES-PROP-008", exchange);
      continue;
    }
    const title = `One answer holds ${copies.length} events of ${roleOf(judged, subject)}.`;
    judged.ledger.noted("PRES-PROP-008", exchange, {
      title,
      allowed: "one",
      observed: shown(copies.map(({ event }) => event)),
    });
  }
}

/** An incremental stream does not repeat what has not changed. */
function judgeRepetitions({ judged, storyOf, readings }: Evidence, deliveries: readonly Delivery[]): void {
  const readingOf = new Map(readings.map((reading) => [reading.observation, reading]));
  const byReader = grouped(deliveries, ({ operation, subject }) => `${operation.chain} ${subject ?? ""}`);
  for (const shown of byReader.values()) {
    for (const [index, { observation, exchange, subject, operation }] of shown.entries()) {
      const previous = shown[index - 1];
      if (
        observation === undefined ||
        previous?.observation === undefined ||
        subject === undefined ||
        operation.since === null
      )
        continue;
      const reading = readingOf.get(observation);
      if (reading?.newest === undefined || previous.exchange === exchange) continue;
      const { from } = previous;
      const acted = judged.exchanges.some(
        ({ user, received, sent, operation: { kind } }) =>
          user === subject && received >= from && sent <= exchange.received && kind !== "getPresence",
      );
      const moved =
        acted ||
        timersMayFire(storyOf(subject), { from, to: exchange.received }) ||
        joinsBetween(judged, { from, to: exchange.received });
      const { presence, message, displayname, avatarUrl, currentlyActive } = observation;
      const before = previous.observation;
      const same =
        presence === before.presence &&
        message === before.message &&
        displayname === before.displayname &&
        avatarUrl === before.avatarUrl &&
        currentlyActive === before.currentlyActive;
      if (moved || !same) continue;
      const title = `The presence of ${roleOf(judged, subject)} is sent again although nothing has changed.`;
      judged.ledger.noted("PRES-PROP-007", exchange, {
        title,
        allowed: "no event",
        observed: JSON.stringify({ presence }),
        act: previous.exchange,
      });
    }
  }
  creditQuiet(judged);
}

function timersMayFire(
  story: ReturnType<Evidence["storyOf"]>,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return story.versions.some(
    (version) => version.timer !== undefined && version.from <= to && version.until >= from,
  );
}

function joinsBetween(
  { exchanges }: Case,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return exchanges.some(
    ({ operation, sent, received }) =>
      (operation.kind === "join" || operation.kind === "invite") && received >= from && sent <= to,
  );
}

/** Incremental answers that could have repeated an earlier event, and did not. */
function creditQuiet({ exchanges, ledger, users }: Case): void {
  const seen = new Map<string, number>();
  for (const exchange of exchanges) {
    const { operation } = exchange;
    if (operation.kind !== "stream" || !succeeded(exchange)) continue;
    const before = seen.get(operation.chain) ?? 0;
    const events = eventsIn(exchange).length;
    if (operation.since !== null && before > events && users.size > 0) ledger.held("PRES-PROP-007", exchange);
    seen.set(operation.chain, before + events);
  }
}

/** An `event_id` is not required (AMB-16); the same one for two updates would make clients drop the second. */
function judgeEventIds({ ledger }: Case, deliveries: readonly Delivery[]): void {
  const known = new Map<string, string>();
  for (const { event, exchange } of deliveries) {
    const id = (event as { event_id?: unknown } | null)?.event_id;
    if (typeof id !== "string") {
      ledger.held("PRES-EVT-006", exchange);
      continue;
    }
    const text = JSON.stringify(event);
    const before = known.get(id);
    known.set(id, text);
    if (before !== undefined && before !== text) {
      ledger.broken("PRES-EVT-006", exchange, {
        title: "Two different updates have one event_id.",
        allowed: "an id of its own, or none",
        observed: id,
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
  });
}

/** Whether a pattern of event types, with `*` as wildcard, selects presence. */
function fits(pattern: string): boolean {
  return pattern === "m.presence" || (pattern.endsWith("*") && "m.presence".startsWith(pattern.slice(0, -1)));
}
