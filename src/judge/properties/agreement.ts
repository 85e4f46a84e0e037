import type { Exchange } from "../../history/history.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { type Case, roleOf } from "../case.ts";
import type { Evidence, Reading } from "../evidence.ts";
import { chainsOf } from "../observations.ts";
import { type Story, surelyDone } from "../story.ts";

/** GET and the newest event of the same viewer tell of the same version, once the system is quiet. */
export function judgeAgreement(evidence: Evidence): void {
  const { judged, readings } = evidence;
  const lawful = readings.filter(({ outcome }) => outcome === "lawful");
  const events = lawful.filter(({ observation }) => observation.kind === "event");
  for (const { observation, newest, decisive } of lawful) {
    if (observation.kind !== "get" || !decisive || newest === undefined) continue;
    const event = events.findLast(
      ({ observation: { viewer, subject, to } }) =>
        viewer === observation.viewer && subject === observation.subject && to <= observation.from,
    );
    if (event?.newest?.order === newest.order) judged.ledger.held("PRES-GET-014", observation.exchange);
  }
  for (const chain of chainsOf(judged).values()) judgeStandstill(evidence, chain);
}

/**
 * What the server did by itself has no version of its own: GET and streams may each come to it in their own time, but
 * not for good. When nothing was done, and GET said the same twice with more than a delivery's time between, the newest
 * event on a chain that was read meanwhile has to say so too.
 */
function judgeStandstill(evidence: Evidence, chain: readonly Exchange[]): void {
  const { judged, sharing, storyOf, readings } = evidence;
  const [first] = chain;
  if (first?.user == null || (first.operation.kind === "stream" && first.operation.filter !== undefined))
    return;
  const viewer = first.user;
  const own = new Set(chain);
  for (const subject of judged.users) {
    if (subject === viewer) continue;
    const { deliveryHardMs } = tolerancesBetween(judged, viewer, subject);
    const looks = readings.filter(
      ({ observation }) =>
        observation.kind === "get" &&
        observation.subject === subject &&
        !areApart(observation.viewer, viewer),
    );
    for (const [earlier, later] of standstills(judged, { story: storyOf(subject), deliveryHardMs }, looks)) {
      const [from, to] = [earlier.observation.to, later.observation.from];
      const told = readings.findLast(
        ({ observation }) =>
          observation.subject === subject && own.has(observation.exchange) && observation.to <= to,
      );
      if (told === undefined || told.outcome !== "lawful" || told.observation.to > to - deliveryHardMs)
        continue;
      if (readMs(chain, [from, to]) < deliveryHardMs) continue;
      if (sharing.sees(viewer, subject, [told.observation.from, later.observation.to]) !== "yes") continue;
      const requirement = breachOf(told, later);
      if (requirement === undefined) continue;
      if (told.observation.presence === later.observation.presence) {
        judged.ledger.held("PRES-GET-014", later.observation.exchange);
        continue;
      }
      judged.ledger.broken(requirement, later.observation.exchange, {
        title: `GET and the newest event that ${roleOf(judged, viewer)} was given of ${roleOf(judged, subject)} go on saying different things.`,
        allowed: "the same presence in both",
        observed: `${later.observation.presence} by GET, ${told.observation.presence} in the newest event, for ${Math.round((to - from) / 1000)} s`,
        act: told.observation.exchange,
        claim: {
          about: "same",
          exchange: later.observation.exchange.index,
          other: told.observation.exchange.index,
          subject,
          keys: ["presence"],
        },
      });
    }
  }
}

/** Pairs of looks that say the same, the second after a delivery's time, and nothing was done since before the first. */
function standstills(
  judged: Case,
  { story: { effects }, deliveryHardMs }: { readonly story: Story; readonly deliveryHardMs: Ms },
  looks: readonly Reading[],
): readonly (readonly [Reading, Reading])[] {
  return looks.flatMap((later, place) => {
    if (later.outcome !== "lawful") return [];
    const { from, to, presence } = later.observation;
    const quietSince = Math.max(
      Number.NEGATIVE_INFINITY,
      ...effects.filter((effect) => effect.from <= to).map((effect) => surelyDone(judged, effect)),
    );
    const since = looks.slice(0, place).filter(({ observation }) => observation.from >= quietSince);
    const other = since.findLastIndex(
      ({ outcome, observation }) => outcome !== "lawful" || observation.presence !== presence,
    );
    const earlier = since[other + 1];
    if (earlier === undefined) return [];
    return from - earlier.observation.to < deliveryHardMs ? [] : [[earlier, later] as const];
  });
}

/** What a lasting difference breaks, where one of the two tells of a timer: anything else is a lost delivery. */
function breachOf({ oldest: told }: Reading, { oldest: look }: Reading): RequirementId | undefined {
  if (look?.timer !== undefined && (told?.timer === undefined || told.index < look.index))
    return look.timer === "idle" ? "PRES-IDLE-004" : "PRES-PROP-001";
  return told?.timer === undefined ? undefined : "PRES-GET-014";
}

/** For how much of the interval the chain was being read. */
function readMs(chain: readonly Exchange[], [from, to]: readonly [Ms, Ms]): Ms {
  return chain
    .filter(({ outcome }) => outcome !== "lost")
    .reduce((sum, { sent, received }) => sum + Math.max(0, Math.min(received, to) - Math.max(sent, from)), 0);
}
