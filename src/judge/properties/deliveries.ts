import type { Exchange, StreamOperation, UserId } from "../../history/history.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import type { Evidence } from "../evidence.ts";
import { onlyLevelLost } from "../name-loss.ts";
import { chainsOf, type Delivery } from "../observations.ts";
import type { Possible } from "../possible.ts";
import type { Version } from "../story.ts";
import { cameWithTimeout, creditDelivery } from "./credit-delivery.ts";
import { judgeLostChange } from "./lost-changes.ts";
import { judgeMessageChange } from "./message-changes.ts";
import { judgePassedOver } from "./passed-over.ts";
import { type Came, type Chain, type Due, overlap, quietUntil, type Watch } from "./watched-chain.ts";

/**
 * Every change has to reach everybody who shares a room: demanded of a version that differs from all that may have
 * been shown before, that nothing disturbed for the whole bound, at a chain that was surely read for as long.
 */
export function judgeDeliveries(evidence: Evidence, deliveries: readonly Delivery[]): void {
  const { judged, storyOf } = evidence;
  const readingOf = new Map(evidence.readings.map((reading) => [reading.observation, reading]));
  for (const exchanges of chainsOf(judged).values()) {
    const [first] = exchanges;
    if (first?.user == null || isFiltered(first)) continue;
    const chain: Chain = { viewer: first.user, exchanges, began: first.sent };
    const mine = deliveries.filter(
      ({ operation }) => operation.chain === (first.operation as StreamOperation).chain,
    );
    const { witness } = judged.scenario;
    const news = mine.filter(({ subject }) => subject !== undefined && subject === witness);
    for (const subject of judged.users) {
      if (subject === chain.viewer) continue;
      const shown = mine.filter((delivery) => delivery.subject === subject);
      if (shown.length === 0 && !sharedEver(evidence, chain, subject)) continue;
      judgeChain(evidence, { chain, story: storyOf(subject), shown, news, readingOf });
    }
  }
}

function isFiltered({ operation }: Exchange): boolean {
  return operation.kind === "stream" && operation.filter !== undefined;
}

function sharedEver({ judged, sharing }: Evidence, { viewer }: Chain, subject: UserId): boolean {
  const last = judged.exchanges.at(-1)?.received ?? 0;
  return sharing.sees(viewer, subject, [Number.NEGATIVE_INFINITY, last]) !== "no";
}

function judgeChain(evidence: Evidence, watch: Watch): void {
  const { judged, sharing } = evidence;
  const { chain, story } = watch;
  const lost: Due[] = [];
  const told = new Set<string>();
  for (const version of story.versions) {
    const { effect, timer, from } = version;
    if (effect === undefined || timer !== undefined || !effect.sure || from <= chain.began) continue;
    const before = shownBefore(watch, version);
    if (overlap(judged, story.statesOf(version), before)) {
      judgeMessageChange(evidence, watch, { version, before });
      continue;
    }
    const came = firstDelivery(watch, version);
    if (judgePassedOver(evidence, watch, { version, came })) continue;
    const cameLate = came !== undefined && !cameWithTimeout(came, version);
    if (came === undefined || (cameLate && isTooLate(evidence, watch, { version, before, came }))) {
      lost.push({ version, before });
      continue;
    }
    if (came.observation !== undefined) told.add(came.observation.presence);
    if (sharing.sees(chain.viewer, story.user, [from, from]) !== "no")
      creditDelivery(evidence, watch, { version, came });
  }
  const neverTold = onlyLevelLost(
    lost.map(({ version }) => version),
    story,
    told,
  );
  for (const missing of lost) judgeLostChange(evidence, watch, { ...missing, neverTold });
}

/** Everything that the chain may have been shown of the user before the version, from its last event about them on. */
function shownBefore({ chain, story, shown, readingOf }: Watch, version: Version): readonly Possible[] {
  const last = shown.findLast(({ exchange }) => exchange.received <= version.from);
  const reading = last?.observation && readingOf.get(last.observation);
  const since = last?.exchange.received ?? chain.began;
  return story.versions
    .filter(
      ({ order, until }) =>
        order < version.order &&
        (reading?.oldest === undefined ? until > since : order >= reading.oldest.order),
    )
    .flatMap((earlier) => story.statesOf(earlier));
}

/** The first event by which the version, or a later one, reached the chain. */
function firstDelivery({ shown, readingOf }: Watch, version: Version): Delivery | undefined {
  return shown.find(({ exchange, observation }) => {
    if (exchange.received < version.from) return false;
    const reading = observation && readingOf.get(observation);
    // A shapeless or a wrong event still says that something came.
    if (reading?.newest === undefined) return reading === undefined || reading.outcome !== "not entitled";
    return reading.newest.order >= version.order;
  });
}

/**
 * Whether the stream was read in vain, all in all, for the hard bound before the version or a later one came: then what
 * came has not made up for it.
 */
function isTooLate(
  evidence: Evidence,
  { chain, story }: Watch,
  { version, before, came }: Due & Came,
): boolean {
  const until = Math.min(quietUntil(evidence, story, { version, before }), came.exchange.received);
  const readMs = chain.exchanges
    .filter(({ outcome }) => outcome !== "lost")
    .reduce(
      (sum, { sent, received }) =>
        sum + Math.max(0, Math.min(received, until) - Math.max(sent, version.fromLatest)),
      0,
    );
  return readMs >= tolerancesBetween(evidence.judged, chain.viewer, story.user).deliveryHardMs;
}
