import type { Exchange, StreamBody, UserId } from "../../history/history.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import { type Case, objectBody, roleOf, shown, succeeded } from "../case.ts";
import type { Evidence } from "../evidence.ts";
import { chainsOf, type Delivery } from "../observations.ts";

interface Change {
  readonly exchange: Exchange;
  readonly user: UserId;
  readonly field: "displayname" | "avatar_url";
  readonly value: string;
  /** Whether it surely changed anything. */
  readonly fresh: boolean;
  /** False: it was lost, and may have been applied or not. */
  readonly sure: boolean;
}

/** A refused profile change writes this; nobody may ever see it. */
const REFUSED = /refused/;

/** How a changed name or avatar travels: as presence where the profile says so, and as membership everywhere. */
export function judgeProfileChanges(evidence: Evidence, deliveries: readonly Delivery[]): void {
  const changes = changesOf(evidence.judged);
  for (const delivery of deliveries) judgeContents(evidence.judged, changes, delivery);
  for (const change of changes) {
    if (!change.fresh) continue;
    judgePropagation(evidence, { change, changes, deliveries });
    judgeMembers(evidence, change);
  }
  judgeRefused(evidence.judged, deliveries);
}

function changesOf(judged: Case): readonly Change[] {
  const last = new Map<string, ReadonlySet<string>>();
  return judged.exchanges.flatMap((exchange) => {
    const { operation, user } = exchange;
    if (operation.kind !== "putProfile" || user === null) return [];
    const sure = succeeded(exchange);
    if (!sure && exchange.outcome === "answered" && (exchange.status ?? 0) < 500) return [];
    const { field, value } = operation;
    const key = `${user} ${field}`;
    const before = last.get(key) ?? new Set();
    last.set(key, new Set([...(sure ? [] : before), value]));
    return [{ exchange, user, field, value, fresh: sure && !before.has(value), sure }];
  });
}

/** What a field may be at some moment of the interval; `undefined`: never set by us, so anything is. */
function valuesDuring(
  changes: readonly Change[],
  { user, field }: Pick<Change, "user" | "field">,
  [from, to]: readonly [Ms, Ms],
): ReadonlySet<string> | undefined {
  const mine = changes.filter((change) => change.user === user && change.field === field);
  const values = new Set<string>();
  for (const [index, { exchange, value }] of mine.entries()) {
    const next = mine.slice(index + 1).find(({ sure }) => sure);
    const until = next?.exchange.received ?? Number.POSITIVE_INFINITY;
    if (exchange.sent <= to && until >= from) values.add(value);
  }
  const first = mine.find(({ sure }) => sure);
  return first === undefined || first.exchange.received >= from ? undefined : values;
}

/** The name and avatar in an event, if any, are the current ones (in every profile). */
function judgeContents(
  { ledger, tolerances, users }: Case,
  changes: readonly Change[],
  { exchange, subject, from, observation }: Delivery,
): void {
  if (observation === undefined || subject === undefined || !users.has(subject)) return;
  for (const field of ["displayname", "avatar_url"] as const) {
    const found = field === "displayname" ? observation.displayname : observation.avatarUrl;
    if (found === undefined || REFUSED.test(found)) continue;
    const allowed = valuesDuring(changes, { user: subject, field }, [from, exchange.received]);
    if (allowed === undefined) continue;
    const requirement: RequirementId = "PRES-PROF-008";
    if (allowed.has(found)) ledger.held(requirement, exchange);
    else if (
      valuesDuring(changes, { user: subject, field }, [from - tolerances.deliveryMs, exchange.received])?.has(
        found,
      ) === true
    ) {
      ledger.undecided(requirement, exchange, "late");
    } else {
      const foreign = changes.some(({ user, value }) => user !== subject && value === found);
      const title = foreign
        ? `\`${field}\` of an event is another user's.`
        : `\`${field}\` of an event is not the current one.`;
      ledger.broken(foreign ? "PRES-EVT-008" : requirement, exchange, {
        title,
        allowed: [...allowed].map(shown).join(" or "),
        observed: shown(found),
      });
    }
  }
}

interface Propagation {
  readonly change: Change;
  readonly changes: readonly Change[];
  readonly deliveries: readonly Delivery[];
}

function judgePropagation(
  { judged, sharing, storyOf }: Evidence,
  { change, changes, deliveries }: Propagation,
): void {
  const { ledger, tolerances } = judged;
  const { exchange, user, field, value } = change;
  const requirement: RequirementId = field === "displayname" ? "PRES-PROF-001" : "PRES-PROF-002";
  const nextEffect =
    storyOf(user).effects.find(({ from, event }) => from > exchange.sent && event?.type !== "poll")?.from ??
    Number.POSITIVE_INFINITY;
  const nextChange =
    changes.find((other) => other.user === user && other.exchange.sent > exchange.sent)?.exchange.sent ??
    Number.POSITIVE_INFINITY;
  const quiet = Math.min(nextEffect, nextChange);
  for (const chain of chainsOf(judged).values()) {
    const [first] = chain;
    if (first?.user == null || first.user === user || first.sent > exchange.sent) continue;
    if (first.operation.kind === "stream" && first.operation.filter !== undefined) continue;
    const viewer = first.user;
    if (sharing.sees(viewer, user, [exchange.sent, exchange.received]) !== "yes") continue;
    const chainName = first.operation.kind === "stream" ? first.operation.chain : "";
    const came = deliveries.find(
      (delivery) =>
        delivery.operation.chain === chainName &&
        delivery.subject === user &&
        delivery.exchange.received > exchange.sent &&
        carries(delivery, field, value),
    );
    if (came !== undefined) {
      ledger.held(requirement, came.exchange);
      ledger.held("PRES-PROF-006", came.exchange);
      if (came.exchange.received <= quiet) creditEvent({ judged, changes }, change, came);
      continue;
    }
    const other = deliveries.find(
      ({ operation, subject, exchange: { received, sent } }) =>
        operation.chain === chainName &&
        subject === user &&
        sent >= exchange.sent - 1 &&
        received > exchange.sent &&
        received <= quiet,
    );
    const start =
      chain.find(({ received }) => received > exchange.received)?.sent ?? Number.POSITIVE_INFINITY;
    const covered = Math.min(quiet, Math.max(...chain.map(({ received }) => received)));
    const waited = covered - Math.max(start, exchange.received);
    const isOpen = judged.profile.severity(requirement) === "observed";
    const movedOn = chain.some(
      ({ sent, outcome }) => outcome === "answered" && sent >= exchange.received && sent <= quiet,
    );
    if (isOpen && movedOn) {
      const title = "A profile change is not propagated as presence.";
      ledger.noted(requirement, exchange, { title, allowed: "either", observed: "no event" });
      continue;
    }
    if (waited < tolerances.deliveryHardMs) {
      ledger.undecided(requirement, exchange, waited < tolerances.deliveryMs ? "superseded" : "late");
      continue;
    }
    const title = `A changed ${field === "displayname" ? "name" : "avatar"} of ${roleOf(judged, user)} is not propagated as presence to ${roleOf(judged, viewer)}.`;
    const observed = other === undefined ? "no event" : shown(other.event);
    ledger.broken(requirement, exchange, {
      title,
      allowed: `an m.presence event with ${shown(value)}`,
      observed,
    });
  }
}

function carries({ event }: Delivery, field: Change["field"], value: string): boolean {
  const content = (event as { content?: Record<string, unknown> } | null)?.content;
  return content?.[field] === value;
}

interface Contents {
  readonly judged: Case;
  readonly changes: readonly Change[];
}

/** The event that a profile change caused: it is automatic, has the presence, and both fields. */
function creditEvent(
  { judged: { ledger }, changes }: Contents,
  { user, field, exchange }: Change,
  { exchange: answer, event, observation }: Delivery,
): void {
  ledger.held("PRES-PROF-009", answer);
  const content = (event as { content?: Record<string, unknown> } | null)?.content ?? {};
  if (content.presence === undefined) {
    const title = "An event caused by a profile change lacks the presence.";
    ledger.broken("PRES-EVT-013", answer, {
      title,
      allowed: "the required key `presence`",
      observed: shown(event),
      act: exchange,
    });
  } else if (observation !== undefined)
    for (const id of ["PRES-EVT-013", "PRES-PROF-003"] as const) ledger.held(id, answer);
  if (content.presence === "offline") ledger.held("PRES-PROF-010", answer);
  const other = field === "displayname" ? "avatar_url" : "displayname";
  const expected = valuesDuring(changes, { user, field: other }, [exchange.sent, exchange.received]);
  if (expected === undefined) return;
  const found = content[other];
  if (typeof found === "string" && expected.has(found)) ledger.held("PRES-PROF-004", answer);
  else {
    const title = `An event caused by a profile change does not carry the current \`${other}\`.`;
    ledger.broken("PRES-PROF-004", answer, {
      title,
      allowed: [...expected].map(shown).join(" or "),
      observed: shown(found),
      act: exchange,
    });
  }
}

/** The change also reaches the membership of every room the user has joined. */
function judgeMembers({ judged, sharing }: Evidence, { exchange, user, field, value }: Change): void {
  const { ledger } = judged;
  for (const chain of chainsOf(judged).values()) {
    const [first] = chain;
    if (first?.user == null || first.sent > exchange.sent || first.user === judged.scenario.fence) continue;
    const answers = chain.filter((answer) => succeeded(answer) && answer.received > exchange.sent);
    for (const room of sharing.joinedRooms(user, exchange.sent)) {
      if (!sharing.joinedRooms(first.user, exchange.sent).includes(room)) continue;
      const seen = answers.find((answer) =>
        membersIn(answer).some(
          (member) => member.room === room && member.user === user && member[field] === value,
        ),
      );
      if (seen !== undefined) ledger.held("PRES-PROF-007", seen);
      else {
        const left = (answers.at(-1)?.received ?? 0) - exchange.received;
        const overtaken = judged.exchanges.some(
          (other) =>
            other.operation.kind === "putProfile" &&
            other.user === user &&
            other.sent > exchange.sent &&
            other.operation.field === field,
        );
        if (left < judged.tolerances.roomsMs || overtaken)
          ledger.undecided("PRES-PROF-007", exchange, "superseded");
        else {
          const title = `A changed profile of ${roleOf(judged, user)} does not reach the membership of a room.`;
          ledger.broken("PRES-PROF-007", exchange, {
            title,
            allowed: `m.room.member with ${shown(value)}`,
            observed: `none in ${Math.round(left / 1000)} s`,
          });
        }
      }
    }
  }
}

function membersIn(exchange: Exchange): StreamBody["members"] {
  const { members } = objectBody(exchange) as unknown as Partial<StreamBody>;
  return members ?? [];
}

/** A refused change propagates nothing, neither as presence nor as membership nor in the profile. */
function judgeRefused({ exchanges, ledger }: Case, deliveries: readonly Delivery[]): void {
  const refused = exchanges.filter(
    ({ operation }) =>
      operation.kind === "refused" &&
      operation.fault.endsWith("-other") &&
      operation.fault !== "put-other-user",
  );
  if (refused.length === 0) return;
  for (const act of refused) {
    if (act.status === undefined || act.status < 400 || act.status >= 500) continue;
    const later = deliveries.filter(({ exchange }) => exchange.received > act.received);
    const leak = later.find(
      ({ observation }) =>
        REFUSED.test(observation?.displayname ?? "") || REFUSED.test(observation?.avatarUrl ?? ""),
    );
    const leaked =
      leak?.exchange ??
      exchanges.find(
        (exchange) =>
          exchange.received > act.received &&
          membersIn(exchange).some(
            ({ displayname = "", avatar_url = "" }) => REFUSED.test(displayname) || REFUSED.test(avatar_url),
          ),
      );
    if (leaked !== undefined) {
      const title = "A refused profile change is propagated.";
      ledger.broken("PRES-PROF-005", leaked, {
        title,
        allowed: "nothing",
        observed: "the refused value",
        act,
      });
    } else {
      const after = later[0]?.exchange;
      if (after !== undefined) ledger.held("PRES-PROF-005", after);
    }
  }
}
