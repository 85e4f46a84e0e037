import type { Exchange, Json, UserId } from "../../history/history.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import { presenceEventSubject } from "../../spec/wire/presence-event.ts";
import { type Case, roleOf, shown, succeeded } from "../case.ts";
import type { Evidence } from "../evidence.ts";

/** Presence lists, in the profiles that have them: what was asked for is what is on them, and nobody else's. */
export function judgeLists({ judged, storyOf }: Evidence): void {
  if (!judged.profile.rules.presenceLists) return;
  for (const exchange of judged.exchanges) {
    const { operation } = exchange;
    if (operation.kind === "postList") judgePost(judged, exchange);
    else if (operation.kind === "getList") judgeGet(judged, exchange, storyOf);
  }
}

function judgePost({ ledger }: Case, exchange: Exchange): void {
  const { operation, status } = exchange;
  if (operation.kind !== "postList") return;
  if (exchange.outcome !== "answered" || status === undefined || status === 429 || status >= 500) {
    return ledger.undecided("PRES-LIST-001", exchange, "request-lost");
  }
  const harmless = operation.invite.length + operation.drop.length === 0;
  const requirement: RequirementId = harmless ? "PRES-LIST-012" : "PRES-LIST-001";
  const isObject =
    typeof exchange.body === "object" && exchange.body !== null && !Array.isArray(exchange.body);
  if (succeeded(exchange) && isObject) return ledger.held(requirement, exchange);
  const title = "A change of the own presence list is not answered with 200 and an object.";
  ledger.broken(requirement, exchange, {
    title,
    allowed: "200 {}",
    observed: `${status} ${shown(exchange.body)}`,
  });
}

interface Wanted {
  /** Invited and not dropped since. */
  readonly invited: ReadonlyMap<UserId, Exchange>;
  readonly dropped: ReadonlyMap<UserId, Exchange>;
  /** Named in a request that may have been applied or not, and in none that surely was since. */
  readonly open: ReadonlySet<UserId>;
}

function wantedOf(judged: Case, owner: UserId, before: Exchange): Wanted {
  const invited = new Map<UserId, Exchange>();
  const dropped = new Map<UserId, Exchange>();
  const open = new Set<UserId>();
  for (const exchange of judged.exchanges) {
    const { operation } = exchange;
    if (operation.kind !== "postList" || operation.subject !== owner || exchange.sent > before.received)
      continue;
    const unclear = exchange.outcome !== "answered" || (exchange.status ?? 0) >= 500;
    if (!succeeded(exchange) && !unclear) continue;
    const isOpen = unclear || exchange.received > before.sent;
    for (const user of [...operation.invite, ...operation.drop]) {
      for (const map of [invited, dropped]) map.delete(user);
      if (isOpen) open.add(user);
      else open.delete(user);
    }
    if (isOpen) continue;
    for (const user of operation.invite) invited.set(user, exchange);
    for (const user of operation.drop) {
      invited.delete(user);
      dropped.set(user, exchange);
    }
  }
  return { invited, dropped, open };
}

function judgeGet(judged: Case, exchange: Exchange, storyOf: Evidence["storyOf"]): void {
  const { ledger, facts } = judged;
  const { operation, user, status } = exchange;
  if (operation.kind !== "getList" || status === undefined) return;
  if (status === 429 || status >= 500) return ledger.undecided("PRES-LIST-004", exchange, "request-lost");
  const owner = operation.subject;
  const { invited, dropped, open } = wantedOf(judged, owner, exchange);
  if (user !== owner) return judgeStranger(judged, exchange, { owner, invited });
  if (!succeeded(exchange) || !Array.isArray(exchange.body)) {
    const title = "A user cannot read their own presence list.";
    if (!succeeded(exchange))
      ledger.broken("PRES-LIST-004", exchange, {
        title,
        allowed: "200 […]",
        observed: `${status} ${shown(exchange.body)}`,
      });
    return;
  }
  const items = exchange.body as Json[];
  const found = items.map(presenceEventSubject);
  const observed = shown(found);
  const otherDevice = exchange.device !== "d1";
  const accepts = facts.get("listAccepts")?.value === true;
  for (const [subject, act] of invited) {
    if (found.filter((one) => one === subject).length > 1) {
      ledger.broken("PRES-LIST-012", exchange, {
        title: "A member stands twice in a presence list.",
        allowed: "once",
        observed,
        act,
      });
    }
    if (found.includes(subject)) {
      for (const id of [
        "PRES-LIST-002",
        "PRES-LIST-001",
        "PRES-LIST-012",
        ...(otherDevice ? ["PRES-LIST-014"] : []),
      ] as RequirementId[])
        ledger.held(id, exchange);
      judgeItem(judged, { exchange, subject, item: items[found.indexOf(subject)], storyOf });
    } else if (accepts) {
      const title = `${roleOf(judged, subject)} was invited to a presence list and is not on it.`;
      ledger.broken(otherDevice ? "PRES-LIST-014" : "PRES-LIST-002", exchange, {
        title,
        allowed: "an item for each member",
        observed,
        act,
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
      });
  }
  const intruder = found.find(
    (subject) =>
      subject !== undefined && !invited.has(subject) && !dropped.has(subject) && !open.has(subject),
  );
  if (intruder !== undefined) {
    const title = "Somebody is on a presence list whom its owner never invited.";
    ledger.broken("PRES-LIST-011", exchange, { title, allowed: shown([...invited.keys()]), observed });
  } else if (invited.size === 0 || items.length > 0) ledger.held("PRES-LIST-011", exchange);
}

interface Item {
  readonly exchange: Exchange;
  readonly subject: UserId;
  readonly item: Json | undefined;
  readonly storyOf: Evidence["storyOf"];
}

/** An item carries the member's current state (its values are judged like any other look's). */
function judgeItem({ ledger }: Case, { exchange, subject, item, storyOf }: Item): void {
  const presence = (item as { content?: { presence?: unknown } } | null | undefined)?.content?.presence;
  const states = storyOf(subject)
    .during(exchange.sent, exchange.received)
    .flatMap((version) => storyOf(subject).statesOf(version));
  if (states.some(({ level }) => level === presence)) ledger.held("PRES-LIST-005", exchange);
  else {
    const allowed = [...new Set(states.map(({ level }) => level))].join(" or ");
    ledger.broken("PRES-LIST-005", exchange, {
      title: "An item of a presence list is not the member's current state.",
      allowed,
      observed: shown(item),
    });
  }
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
  });
}
