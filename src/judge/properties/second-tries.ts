import type { Exchange, StreamOperation } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import { type Case, roleOf, shown, succeeded } from "../case.ts";
import type { Evidence, Reading } from "../evidence.ts";
import { grouped } from "../../history/grouped.ts";
import { type Delivery, eventsIn, tokenGiver } from "../observations.ts";
import { type Story, surelyDone } from "../story.ts";

/**
 * Who asks a stream again from a token that was used before, as after an answer that was lost, is told again what has
 * changed since the token: it is that which they do not know.
 */
export function judgeSecondTries(evidence: Evidence, deliveries: readonly Delivery[]): void {
  const readingOf = new Map(evidence.readings.map((reading) => [reading.observation, reading]));
  const tries = evidence.judged.exchanges.filter(isIncrement);
  for (const [, mine] of grouped(tries, keyOf)) {
    const [first, ...again] = mine.toSorted((one, other) => one.sent - other.sent);
    if (first === undefined) continue;
    for (const second of again) {
      if (second.sent < first.received) continue;
      for (const { exchange, observation } of deliveries) {
        const reading = observation && readingOf.get(observation);
        if (exchange === first && reading !== undefined)
          judgeSecond(evidence, reading, { first, second, told: deliveries });
      }
    }
  }
}

function isIncrement(exchange: Exchange): boolean {
  const { operation } = exchange;
  return (
    operation.kind === "stream" &&
    operation.since !== null &&
    operation.filter === undefined &&
    succeeded(exchange)
  );
}

function keyOf({ user, device, operation }: Exchange): string {
  const { api, since } = operation as StreamOperation;
  return JSON.stringify([user, device, api, since]);
}

interface Tries {
  readonly first: Exchange;
  readonly second: Exchange;
  readonly told: readonly Delivery[];
}

function judgeSecond(
  { judged, sharing, storyOf }: Evidence,
  reading: Reading,
  { first, second, told }: Tries,
): void {
  const { viewer, subject, presence } = reading.observation;
  if (viewer === subject) return;
  if (told.some((delivery) => delivery.exchange === second && delivery.subject === subject))
    return judged.ledger.held("PRES-PROP-010", second);
  const since = tokenGiver(judged, first)?.received;
  const act = since === undefined ? undefined : newsSince(storyOf(subject), reading, since);
  if (act === undefined || !isLeftAlone(judged, storyOf(subject), [act, second])) return;
  if (sharing.sees(viewer, subject, [act.sent, second.received]) !== "yes") return;
  judged.ledger.broken("PRES-PROP-010", second, {
    title: `Asked again from the same token, the stream of ${roleOf(judged, viewer)} no longer tells of ${roleOf(judged, subject)}.`,
    allowed: `an event with ${presence}, as before`,
    observed: shown(eventsIn(second)),
    act: first,
    claim: {
      about: "notice",
      viewer,
      chain: (second.operation as StreamOperation).chain,
      subject,
      sight: { kind: "state", states: [{ presence }] },
      exchange: second.index,
      withinMs: 0,
    },
  });
}

/** The act that changed the level after the token was given, if it is that which the event tells. */
function newsSince(story: Story, { outcome, decisive, newest }: Reading, since: Ms): Exchange | undefined {
  const effect = newest?.effect;
  if (outcome !== "lawful" || !decisive || newest === undefined || newest.timer !== undefined)
    return undefined;
  if (effect === undefined || !effect.sure || effect.from < since) return undefined;
  const before = story.statesBefore(newest);
  const isNew = story.statesOf(newest).every(({ level }) => before.every((state) => state.level !== level));
  return isNew ? effect.exchange : undefined;
}

/** Whether nothing else can have changed the user from the act until the second answer. */
function isLeftAlone(judged: Case, story: Story, [act, second]: readonly [Exchange, Exchange]): boolean {
  const others = story.effects.filter(
    (effect) =>
      effect.exchange !== act && effect.from < second.received && surelyDone(judged, effect) > act.sent,
  );
  const timers = story.during(act.sent, second.received).filter(({ timer }) => timer !== undefined);
  return others.length === 0 && timers.length === 0;
}
