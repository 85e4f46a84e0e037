import type { Exchange, Json, UserId } from "../../history/history.ts";
import { presenceEventSubject } from "../../spec/wire/presence-event.ts";
import { type Case, roleOf, shown, succeeded } from "../case.ts";
import { answered, type ListedClaim, NO_FAILURE, status as exactly } from "../claim.ts";
import type { Evidence } from "../evidence.ts";
import { absenceOf, intrusionOf, isOfAnotherSession } from "../list-blame.ts";

/** Presence lists, in the profiles that have them: what was asked for is what is on them, and nobody else's. */
export function judgeLists({ judged, storyOf, readings }: Evidence): void {
  if (!judged.profile.rules.presenceLists) return;
  for (const { observation, outcome } of readings) {
    if (observation.kind === "list" && outcome === "lawful")
      judged.ledger.held("PRES-LIST-005", observation.exchange);
  }
  for (const exchange of judged.exchanges) {
    const { operation } = exchange;
    if (operation.kind === "postList") judgePost(judged, exchange);
    else if (operation.kind === "getList") judgeGet(judged, exchange, storyOf);
  }
}

function judgePost(judged: Case, exchange: Exchange): void {
  const { ledger } = judged;
  const { operation, status } = exchange;
  if (operation.kind !== "postList") return;
  const isHarmless = changesNothing(operation, wantedOf(judged, operation.subject, exchange));
  const observed = `${status} ${shown(exchange.body)}`;
  if (exchange.outcome !== "answered" || status === undefined || status === 429 || status >= 500) {
    if (isHarmless && exchange.outcome === "answered" && status !== undefined && status >= 500) {
      const title = "The server fails at a change of a presence list that changes nothing.";
      const claim = answered(exchange, NO_FAILURE);
      ledger.broken("PRES-LIST-012", exchange, { title, allowed: "any answer below 500", observed, claim });
    }
    return ledger.undecided("PRES-LIST-001", exchange, "request-lost");
  }
  const isObject =
    typeof exchange.body === "object" && exchange.body !== null && !Array.isArray(exchange.body);
  if (succeeded(exchange) && isObject) {
    if (isHarmless) ledger.held("PRES-LIST-012", exchange);
    return ledger.held("PRES-LIST-001", exchange);
  }
  if (isHarmless && status >= 400) {
    const title = "A change of a presence list that changes nothing is refused.";
    return ledger.noted("PRES-LIST-012", exchange, { title, allowed: "either", observed });
  }
  const title = "A change of the own presence list is not answered with 200 and an object.";
  const claim = answered(exchange, exactly(200, { body: "object" }));
  ledger.broken("PRES-LIST-001", exchange, { title, allowed: "200 {}", observed, claim });
}

/** Nobody new is invited, and nobody dropped who is there. */
function changesNothing(
  { invite, drop }: Extract<Exchange["operation"], { kind: "postList" }>,
  { invited, open }: Wanted,
): boolean {
  return (
    invite.every((user) => invited.has(user)) && drop.every((user) => !invited.has(user) && !open.has(user))
  );
}

interface Wanted {
  /** Invited and not dropped since, with the newest invitation. */
  readonly invited: ReadonlyMap<UserId, Exchange>;
  /** Those of them who were invited although they had been. */
  readonly again: ReadonlySet<UserId>;
  readonly dropped: ReadonlyMap<UserId, Exchange>;
  /** Named in a request that may have been applied or not, and in none that surely was since. */
  readonly open: ReadonlySet<UserId>;
}

function wantedOf(judged: Case, owner: UserId, before: Exchange): Wanted {
  const invited = new Map<UserId, Exchange>();
  const again = new Set<UserId>();
  const dropped = new Map<UserId, Exchange>();
  const open = new Set<UserId>();
  for (const exchange of judged.exchanges) {
    const { operation } = exchange;
    if (operation.kind !== "postList" || operation.subject !== owner) continue;
    if (exchange === before || exchange.sent > before.received) continue;
    const unclear = exchange.outcome !== "answered" || (exchange.status ?? 0) >= 500;
    if (!succeeded(exchange) && !unclear) continue;
    const isOpen = unclear || exchange.received > before.sent;
    for (const user of operation.invite) if (!isOpen && invited.has(user)) again.add(user);
    for (const user of [...operation.invite, ...operation.drop]) {
      for (const map of [invited, dropped]) map.delete(user);
      if (isOpen) open.add(user);
      else open.delete(user);
    }
    if (isOpen) continue;
    for (const user of operation.invite) invited.set(user, exchange);
    for (const user of operation.drop) {
      again.delete(user);
      invited.delete(user);
      dropped.set(user, exchange);
    }
  }
  return { invited, again, dropped, open };
}

function judgeGet(judged: Case, exchange: Exchange, storyOf: Evidence["storyOf"]): void {
  const { ledger, facts } = judged;
  const { operation, user, status } = exchange;
  if (operation.kind !== "getList" || status === undefined) return;
  if (status === 429 || status >= 500) return ledger.undecided("PRES-LIST-004", exchange, "request-lost");
  const owner = operation.subject;
  const { invited, again, dropped, open } = wantedOf(judged, owner, exchange);
  if (user !== owner) return judgeStranger(judged, exchange, { owner, invited });
  if (!succeeded(exchange) || !Array.isArray(exchange.body)) {
    const title = "A user cannot read their own presence list.";
    if (!succeeded(exchange))
      ledger.broken("PRES-LIST-004", exchange, {
        title,
        allowed: "200 […]",
        observed: `${status} ${shown(exchange.body)}`,
        claim: answered(exchange, exactly(200, { body: "list" })),
      });
    return;
  }
  const items = exchange.body as Json[];
  const found = items.map(presenceEventSubject);
  const observed = shown(found);
  const accepts = facts.get("listAccepts")?.value === true;
  for (const [subject, act] of invited) {
    if (found.filter((one) => one === subject).length > 1) {
      ledger.broken("PRES-LIST-012", exchange, {
        title: "A member stands twice in a presence list.",
        allowed: "once",
        observed,
        act,
        claim: listed(exchange, subject, "once"),
      });
    } else if (again.has(subject)) ledger.held("PRES-LIST-012", exchange);
    if (found.includes(subject)) {
      ledger.held("PRES-LIST-002", exchange);
      if (isOfAnotherSession(judged, exchange, act)) ledger.held("PRES-LIST-014", exchange);
    } else if (accepts) {
      const title = `${roleOf(judged, subject)} was invited to a presence list and is not on it.`;
      ledger.broken(absenceOf({ judged, storyOf }, { exchange, subject, invited: act }), exchange, {
        title,
        allowed: "an item for each member",
        observed,
        act,
        claim: listed(exchange, subject, "once"),
      });
    } else ledger.undecided("PRES-LIST-002", exchange, "policy-unknown");
  }
  for (const [subject, act] of dropped) {
    if (!found.includes(subject)) ledger.held("PRES-LIST-003", exchange);
    else
      ledger.broken("PRES-LIST-003", exchange, {
        title: `${roleOf(judged, subject)} was dropped and is still on the list.`,
        allowed: "no such item",
        observed,
        act,
        claim: listed(exchange, subject, "never"),
      });
  }
  const intruder = found.find(
    (subject) =>
      subject !== undefined && !invited.has(subject) && !dropped.has(subject) && !open.has(subject),
  );
  if (intruder !== undefined) {
    const title = "Somebody is on a presence list whom its owner never invited.";
    const allowed = shown([...invited.keys()]);
    const claim = listed(exchange, intruder, "never");
    ledger.broken(intrusionOf(judged, exchange, intruder), exchange, { title, allowed, observed, claim });
  } else if (invited.size === 0 || items.length > 0) ledger.held("PRES-LIST-011", exchange);
}

/** No version of the specification says that it is refused; that it is shown is worth a word. */
function judgeStranger(
  judged: Case,
  exchange: Exchange,
  { owner, invited }: { readonly owner: UserId; readonly invited: ReadonlyMap<UserId, Exchange> },
): void {
  const items = Array.isArray(exchange.body) ? (exchange.body as Json[]) : [];
  if (!succeeded(exchange) || items.length === 0 || invited.size === 0)
    return judged.ledger.held("PRES-LIST-010", exchange);
  const title = `${roleOf(judged, exchange.user)} reads the presence list of ${roleOf(judged, owner)}.`;
  judged.ledger.broken("PRES-LIST-010", exchange, {
    title,
    allowed: "a refusal or nothing",
    observed: shown(exchange.body),
    claim: answered(exchange, { status: [400, 499] }, exactly(200, { body: "empty list" })),
  });
}

function listed({ index }: Exchange, subject: UserId, times: ListedClaim["times"]): ListedClaim {
  return { about: "listed", exchange: index, subject, times };
}
