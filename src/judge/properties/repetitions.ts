import type { Exchange } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import { roleOf, shown } from "../case.ts";
import type { Evidence, Reading } from "../evidence.ts";
import { ANYTHING, type SilenceClaim, type StreamClaim } from "../claim.ts";
import { grouped } from "../../history/grouped.ts";
import type { Delivery } from "../observations.ts";
import type { Story } from "../story.ts";

/** A repetition or two may be accidents of two sources; a stream that does it again and again is none of increments. */
const TOO_OFTEN = 3;

/** What a stream tells more than once: copies in one answer, and what has not changed in a later one. */
export function judgeRepetitions(evidence: Evidence, deliveries: readonly Delivery[]): void {
  for (const [exchange, mine] of grouped(deliveries, (delivery) => delivery.exchange))
    judgeCopies(evidence, exchange, mine);
  const moves = evidence.judged.exchanges.filter(({ operation }) => operation.kind !== "getPresence");
  const acts: Acts = {
    readingOf: new Map(evidence.readings.map((reading) => [reading.observation, reading])),
    joins: moves.filter(({ operation: { kind } }) => kind === "join" || kind === "invite"),
    byUser: grouped(moves, ({ user }) => user ?? ""),
  };
  for (const chain of grouped(deliveries, ({ operation }) => operation.chain).values())
    judgeChain({ ...evidence, acts }, chain);
}

/** What may be a reason to tell of somebody again: what they did, and that somebody came. */
interface Acts {
  readonly readingOf: ReadonlyMap<unknown, Reading>;
  readonly joins: readonly Exchange[];
  readonly byUser: ReadonlyMap<string, readonly Exchange[]>;
}

type Watch = Evidence & { readonly acts: Acts };

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
    const breach = {
      title: `One answer holds ${copies.length} events of ${roleOf(judged, subject)}.`,
      allowed: "one",
      observed: shown(copies.map(({ event }) => event)),
      claim: {
        about: "stream",
        exchange: exchange.index,
        rule: "has one event of a user",
      } satisfies StreamClaim,
    };
    // Several changes may be told one by one; the same thing need not be told twice.
    if (new Set(copies.map(contentOf)).size < copies.length)
      judged.ledger.broken("PRES-PROP-008", exchange, breach);
    else judged.ledger.noted("PRES-PROP-008", exchange, breach);
  }
}

/** All that an event tells beside the time that passes. */
function contentOf({ event, observation }: Delivery): string {
  if (observation === undefined) return JSON.stringify(event);
  const { presence, message, displayname, avatarUrl, currentlyActive } = observation;
  return JSON.stringify([presence, message, displayname, avatarUrl, currentlyActive]);
}

/** An incremental stream does not repeat what has not changed, whatever else it has to tell. */
function judgeChain(watch: Watch, chain: readonly Delivery[]): void {
  const { judged } = watch;
  const newest = new Map<string, Delivery>();
  const repeated = new Map<string, number>();
  for (const [exchange, answer] of grouped(chain, (delivery) => delivery.exchange)) {
    const told = new Set(answer.map(({ subject }) => subject));
    const increments = answer[0]?.operation.since !== null;
    for (const [subject, previous] of newest) {
      if (!increments || told.has(subject)) continue;
      if (isUnmoved(watch, previous, exchange.received)) judged.ledger.held("PRES-PROP-007", exchange);
    }
    for (const delivery of answer) {
      const { subject } = delivery;
      if (subject === undefined) continue;
      const previous = newest.get(subject);
      newest.set(subject, delivery);
      if (previous === undefined || previous.exchange === exchange || !increments) continue;
      const again =
        contentOf(previous) === contentOf(delivery) && isUnmoved(watch, previous, exchange.received);
      const times = again ? (repeated.get(subject) ?? 0) + 1 : 0;
      repeated.set(subject, times);
      if (times > 0) tell(watch, delivery, { previous, times });
    }
  }
}

interface Again {
  readonly previous: Delivery;
  /** How often in a row. */
  readonly times: number;
}

function tell({ judged, acts }: Watch, delivery: Delivery, { previous, times }: Again): void {
  const { ledger } = judged;
  const { exchange, subject = "" } = delivery;
  const told = acts.readingOf.get(previous.observation)?.newest?.effect?.exchange;
  const breach = {
    title: `The presence of ${roleOf(judged, subject)} is sent again although nothing has changed.`,
    allowed: "no event",
    observed: shown(delivery.event),
    act: previous.exchange,
    claim: {
      about: "silence",
      exchange: exchange.index,
      subject,
      sight: ANYTHING,
      // The first was none too many.
      atMost: TOO_OFTEN,
      ...(told === undefined ? {} : { since: told.index }),
    } satisfies SilenceClaim,
  };
  if (times < TOO_OFTEN) ledger.noted("PRES-PROP-007", exchange, breach);
  else ledger.broken("PRES-PROP-007", exchange, breach);
}

/** Nothing since what was told: nothing that the user did, nobody's coming in, no timer of the server. */
function isUnmoved({ acts, storyOf }: Watch, { observation, subject = "" }: Delivery, until: Ms): boolean {
  const reading = observation && acts.readingOf.get(observation);
  const told = reading?.decisive === true ? reading.newest?.effect?.exchange : undefined;
  if (told === undefined) return false;
  const since = ({ index, sent, received }: Exchange) =>
    index !== told.index && received >= told.sent && sent <= until;
  if (acts.joins.some(since) || acts.byUser.get(subject)?.some(since) === true) return false;
  return !timersMayFire(storyOf(subject), [told.sent, until]);
}

function timersMayFire(story: Story, [from, to]: readonly [Ms, Ms]): boolean {
  return story.versions.some(
    (version) => version.timer !== undefined && version.from <= to && version.until >= from,
  );
}
