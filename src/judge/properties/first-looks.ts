import type { Exchange, StreamOperation, UserId } from "../../history/history.ts";
import { presenceEventSubject } from "../../spec/wire/presence-event.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { roleOf, succeeded } from "../case.ts";
import { ANYTHING } from "../claim.ts";
import type { Evidence } from "../evidence.ts";
import { chainsOf, type Delivery, eventsIn } from "../observations.ts";
import { noticeOf } from "./notice-of.ts";

/** What somebody learns who begins to look: by a first answer of a stream, or by joining a room. */
export function judgeFirstLooks(evidence: Evidence, deliveries: readonly Delivery[]): void {
  for (const chain of chainsOf(evidence.judged).values()) {
    const [first] = chain;
    if (first !== undefined) judgeInitial(evidence, first);
  }
  judgeJoins(evidence, deliveries);
}

/** Whether no version that may have held at some moment of the interval is offline. */
function surelyNotOffline(
  { storyOf }: Pick<Evidence, "storyOf">,
  subject: UserId,
  [from, to]: readonly [Ms, Ms],
): boolean {
  const story = storyOf(subject);
  const states = story.during(from, to).flatMap((version) => story.statesOf(version));
  return states.length > 0 && states.every(({ level }) => level !== "offline");
}

/** A first answer front-loads the current presence of those who share a room. */
function judgeInitial(evidence: Evidence, exchange: Exchange): void {
  const { judged, sharing, storyOf } = evidence;
  const { operation, user, sent, received } = exchange;
  if (
    operation.kind !== "stream" ||
    operation.since !== null ||
    operation.filter !== undefined ||
    user === null ||
    !succeeded(exchange)
  )
    return;
  /** A homeserver surely knows what held since then. */
  const known = (subject: UserId) => (areApart(user, subject) ? sent - judged.tolerances.crossingMs : sent);
  const found = new Set(eventsIn(exchange).map(presenceEventSubject));
  const demanded = [...judged.users].filter(
    (subject) =>
      subject !== user &&
      sharing.sees(user, subject, [known(subject), received]) === "yes" &&
      surelyNotOffline({ storyOf }, subject, [known(subject), received]),
  );
  const isFound = (subject: UserId) => found.has(subject);
  if (demanded.some(isFound))
    judged.ledger.held(operation.api === "sync" ? "PRES-SYNC-009" : "PRES-V1-001", exchange);
  const requirement = requirementOfLack(operation.api, demanded.some(isFound));
  for (const subject of demanded) {
    if (isFound(subject)) {
      if (demanded.length > 1) judged.ledger.held(requirement, exchange);
      continue;
    }
    const title = `The first answer of a stream of ${roleOf(judged, user)} lacks ${roleOf(judged, subject)}, who shares a room and is not offline.`;
    judged.ledger.broken(requirement, exchange, {
      title,
      allowed: "their current presence",
      observed: "no event",
      claim: {
        about: "notice",
        viewer: user,
        chain: operation.chain,
        subject,
        sight: ANYTHING,
        exchange: exchange.index,
        withinMs: 0,
      },
    });
  }
}

/** Whether a first answer of `/sync` has presence at all is one question; whom it may leave out is another. */
function requirementOfLack(api: StreamOperation["api"], hasOthers: boolean): RequirementId {
  if (api !== "sync") return "PRES-V1-001";
  return hasOthers ? "PRES-SYNC-010" : "PRES-SYNC-009";
}

/** Who joins, and who is there, are shown each other's current presence without waiting for a change. */
function judgeJoins({ judged, sharing, storyOf }: Evidence, deliveries: readonly Delivery[]): void {
  const chains = [...chainsOf(judged).values()];
  for (const { user: joiner, room, exchange } of sharing.joins()) {
    for (const member of sharing.members(room)) {
      if (member === joiner || !sharing.joinedRooms(member, exchange.sent).includes(room)) continue;
      if (sharing.sees(joiner, member, [exchange.sent - 1, exchange.sent - 1]) !== "no") continue;
      for (const [viewer, subject] of [
        [joiner, member],
        [member, joiner],
      ] as const) {
        judgeNewcomer({ judged, sharing, storyOf, chains, deliveries }, { viewer, subject, join: exchange });
      }
    }
  }
}

interface Watching extends Pick<Evidence, "judged" | "sharing" | "storyOf"> {
  readonly chains: readonly (readonly Exchange[])[];
  readonly deliveries: readonly Delivery[];
}

interface Newcomer {
  readonly viewer: UserId;
  readonly subject: UserId;
  readonly join: Exchange;
}

function judgeNewcomer(
  { judged, sharing, storyOf, chains, deliveries }: Watching,
  { viewer, subject, join }: Newcomer,
): void {
  const { ledger } = judged;
  const tolerances = tolerancesBetween(judged, viewer, subject);
  const chain = chains.find(
    ([first]) =>
      first?.user === viewer &&
      first.sent < join.sent &&
      first.operation.kind === "stream" &&
      first.operation.filter === undefined,
  );
  const [first] = chain ?? [];
  if (chain === undefined || first === undefined) return;
  const { chain: name } = first.operation as StreamOperation;
  const came = deliveries.find(
    ({ operation, subject: who, exchange }) =>
      operation.chain === name && who === subject && exchange.received > join.sent,
  );
  const next =
    storyOf(subject).effects.find(({ from, event }) => from > join.sent && event?.type === "setPresence")
      ?.from ?? Number.POSITIVE_INFINITY;
  const start = Math.max(
    join.received,
    chain.find(({ received }) => received > join.received)?.sent ?? Number.POSITIVE_INFINITY,
  );
  if (came !== undefined && came.exchange.received <= next) {
    ledger.held("PRES-VIS-004", came.exchange);
    return;
  }
  const until = Math.min(next, Math.max(...chain.map(({ received }) => received)));
  const waited = until - start;
  const demanded = Math.min(until, start + tolerances.deliveryHardMs);
  if (!surelyNotOffline({ storyOf }, subject, [join.sent, demanded])) return;
  if (sharing.sees(viewer, subject, [join.received, demanded]) !== "yes") return;
  if (waited < tolerances.deliveryHardMs)
    return ledger.undecided("PRES-VIS-004", join, waited < tolerances.deliveryMs ? "superseded" : "late");
  const title = `${roleOf(judged, viewer)} is not shown the current presence of ${roleOf(judged, subject)} after one of them joined the other's room.`;
  ledger.broken("PRES-VIS-004", join, {
    title,
    allowed: "an event without waiting for a change",
    observed: `no event for ${Math.round(waited / 1000)} s`,
    claim: noticeOf(judged, { viewer, exchanges: chain }, { subject, sight: ANYTHING, act: join }),
  });
}
