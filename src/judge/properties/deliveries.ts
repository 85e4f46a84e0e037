import type { Exchange, StreamOperation, UserId } from "../../history/history.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { type Case, roleOf } from "../case.ts";
import { plans, type Evidence, type Reading } from "../evidence.ts";
import type { Delivery } from "../observations.ts";
import type { Possible } from "../possible.ts";
import type { Story, Version } from "../story.ts";
import { chainsOf } from "../observations.ts";
import { onlyLevelLost, requirementOfLoss, tellsOfOthers, wasPaused } from "../name-loss.ts";
import { mayLeadBackFrom } from "../not-yet-fired.ts";

/** One observer's chain, and what it was shown of whom. */
interface Chain {
  readonly viewer: UserId;
  readonly exchanges: readonly Exchange[];
  readonly began: Ms;
}

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
    for (const subject of judged.users) {
      if (subject === chain.viewer) continue;
      const shown = mine.filter((delivery) => delivery.subject === subject);
      if (shown.length === 0 && !sharedEver(evidence, chain, subject)) continue;
      judgeChain(evidence, { chain, story: storyOf(subject), shown, readingOf });
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

interface Watch {
  readonly chain: Chain;
  readonly story: Story;
  readonly shown: readonly Delivery[];
  readonly readingOf: ReadonlyMap<unknown, Reading>;
}

function judgeChain(evidence: Evidence, watch: Watch): void {
  const { judged, sharing } = evidence;
  const { chain, story } = watch;
  const lost: Missing[] = [];
  const told = new Set<string>();
  for (const version of story.versions) {
    const { effect, timer, from } = version;
    if (effect === undefined || timer !== undefined || !effect.sure || from <= chain.began) continue;
    const before = shownBefore(watch, version);
    if (overlap(judged, story.statesOf(version), before)) {
      judgeMessageOnly(evidence, watch, { version, before });
      continue;
    }
    const came = firstDelivery(watch, version);
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
  for (const missing of lost) judgeMissing(evidence, watch, { ...missing, neverTold });
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

/** Whether some pair of states cannot be told apart by an event. */
function overlap(judged: Case, some: readonly Possible[], others: readonly Possible[]): boolean {
  return some.some((state) => others.some((other) => looksAlike(judged, state, other)));
}

function looksAlike({ profile }: Case, one: Possible, other: Possible): boolean {
  return one.level === other.level && (!profile.rules.statusInEvent || one.message === other.message);
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
  { version, before, came }: Missing & Came,
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

/** A change of the message alone, where events do not carry it: something should come all the same. */
function judgeMessageOnly({ judged, sharing }: Evidence, watch: Watch, { version, before }: Missing): void {
  const { story, shown, chain } = watch;
  const act = version.effect?.exchange;
  const messages = new Set(before.map(({ message }) => message));
  const states = story.statesOf(version);
  const levels = new Set([...before, ...states].map(({ level }) => level));
  const isNew = levels.size === 1 && states.every(({ message }) => !messages.has(message));
  if (judged.profile.rules.statusInEvent || act === undefined || !isNew) return;
  if (sharing.sees(chain.viewer, story.user, [version.from, version.fromLatest]) !== "yes") return;
  const came = shown.find(
    ({ exchange }) => exchange.received > version.from && exchange.received <= version.quietUntil,
  );
  if (came !== undefined) return judged.ledger.held("PRES-PROP-006", came.exchange);
  const covered = Math.max(...chain.exchanges.map(({ received }) => received));
  const waited = Math.min(covered, version.quietUntil) - version.fromLatest;
  if (waited < tolerancesBetween(judged, chain.viewer, story.user).deliveryHardMs)
    return judged.ledger.undecided("PRES-PROP-006", act, "superseded");
  const title = "A change of the status message alone is not told to observers.";
  judged.ledger.broken("PRES-PROP-006", act, { title, allowed: "an event", observed: "no event" });
}

/** What a change that never came is blamed on where nothing but the way is known: if it had to cross, it is the crossing. */
const OF_CROSSING: readonly RequirementId[] = [
  "PRES-PROP-001",
  "PRES-PROP-004",
  "PRES-SYNC-011",
  "PRES-V1-004",
];

/** What says no more of a pair than that they do not see each other. */
const OF_ANY_PAIR: readonly RequirementId[] = ["PRES-VIS-001", "PRES-VIS-002"];

interface Missing {
  readonly version: Version;
  /** What the chain may have been shown before. */
  readonly before: readonly Possible[];
  readonly neverTold?: string | undefined;
}

interface Came {
  readonly version: Version;
  readonly came: Delivery;
}

function creditDelivery(
  { judged, sharing }: Evidence,
  { chain, story }: Watch,
  { version, came }: Came,
): void {
  const { ledger } = judged;
  const { exchange, operation } = came;
  const tolerances = tolerancesBetween(judged, chain.viewer, story.user);
  const act = version.effect?.exchange;
  const ids: RequirementId[] = [
    "PRES-PROP-001",
    "PRES-VIS-001",
    operation.api === "sync" ? "PRES-SYNC-011" : "PRES-V1-002",
  ];
  if (areApart(chain.viewer, story.user)) ids.push("PRES-FED-001");
  const resumed =
    exchange.sent > version.fromLatest && operation.since !== null && wasPaused(chain.exchanges, version);
  if (resumed) ids.push("PRES-PROP-010", ...(operation.api === "sync" ? [] : (["PRES-V1-004"] as const)));
  const rooms = sharing.roomsShared(chain.viewer, story.user, version.from);
  if (rooms > 1) ids.push("PRES-VIS-006");
  ids.push("PRES-VIS-002");
  if (judged.scenario.requirements.includes("PRES-META-002") || judged.users.size > 10)
    ids.push("PRES-META-002");
  if (sharing.shares(chain.viewer, story.user, [version.from, version.from]) === "no")
    ids.push("PRES-LIST-006", "PRES-VIS-012");
  if (plans(judged.scenario, "PRES-LIST-008") && rooms > 0) ids.push("PRES-LIST-008");
  const sameLevel = story
    .statesBefore(version)
    .some(({ level }) => story.statesOf(version).every((state) => state.level === level));
  if (sameLevel) ids.push("PRES-PROP-006");
  if (came.observation !== undefined && version.until === Number.POSITIVE_INFINITY) ids.push("PRES-PROP-004");
  if (version.quietUntil - version.fromLatest > tolerances.deliveryMs) ids.push("PRES-PROP-004");
  for (const id of ids) ledger.held(id, exchange);
  judgePromptness({ ledger, tolerances }, { version, came }, act);
}

/** It was asked for before the change and answered when the time of the request was up: not lost, but not told early. */
function cameWithTimeout({ exchange, operation }: Delivery, { from }: Version): boolean {
  return exchange.sent <= from && exchange.received - exchange.sent >= Math.max(1, operation.timeoutMs - 50);
}

/** A pending long-poll returns early when there is something to tell. */
function judgePromptness(
  { ledger, tolerances }: Pick<Case, "ledger" | "tolerances">,
  { version, came }: Came,
  act: Exchange | undefined,
): void {
  const { exchange, operation } = came;
  if (operation.timeoutMs < 2 * tolerances.deliveryMs || exchange.sent > version.from) return;
  if (!cameWithTimeout(came, version)) return ledger.held("PRES-PROP-003", exchange);
  if (exchange.received - version.fromLatest > tolerances.deliveryMs) {
    ledger.broken("PRES-PROP-003", exchange, {
      title: "A pending stream request tells of a change only when its time is up.",
      allowed: "an early answer",
      observed: `${Math.round(exchange.received - version.fromLatest)} ms after the change`,
      act,
      ceiling: "warn",
    });
  }
}

function judgeMissing(
  evidence: Evidence,
  { chain, story, shown }: Watch,
  { version, before, neverTold }: Missing,
): void {
  const { judged, sharing, pairs } = evidence;
  const { ledger } = judged;
  const tolerances = tolerancesBetween(judged, chain.viewer, story.user);
  const act = version.effect?.exchange as Exchange;
  const reading = chain.exchanges.find(
    ({ received, outcome }) => received > version.fromLatest && outcome !== "lost",
  );
  const start = Math.max(version.fromLatest, reading?.sent ?? Number.POSITIVE_INFINITY);
  const lossAtHome = requirementOfLoss(story, {
    version,
    neverTold,
    exchanges: chain.exchanges,
    shown,
  });
  const isCrossing = areApart(chain.viewer, story.user) && OF_CROSSING.includes(lossAtHome);
  const requirement = isCrossing ? "PRES-FED-001" : lossAtHome;
  const quiet = quietUntil(evidence, story, { version, before });
  const covered = Math.max(
    ...chain.exchanges.filter(({ outcome }) => outcome !== "lost").map(({ received }) => received),
  );
  const waited = Math.min(quiet, covered) - start;
  const shared = sharing.sees(chain.viewer, story.user, [
    version.from,
    start + Math.max(0, Math.min(waited, tolerances.deliveryHardMs)),
  ]);
  if (shared === "no") return;
  if (shared === "maybe") return ledger.undecided(requirement, act, "maybe-shared");
  if (reading === undefined || waited < tolerances.deliveryMs) {
    return ledger.undecided(requirement, act, quiet < covered ? "superseded" : "not-covered");
  }
  if (waited < tolerances.deliveryHardMs) return ledger.undecided(requirement, act, "late");
  const allowed = new Set(story.statesOf(version).map(({ level }) => level));
  const loss = { viewer: chain.viewer, subject: story.user, at: version.from, way: "stream" } as const;
  const isListedOnly = sharing.shares(chain.viewer, story.user, [version.from, version.fromLatest]) === "no";
  // Who is told of every level but one is not kept from seeing, nor who comes back and is told of others.
  const isLost = requirement === "PRES-PROP-010" && tellsOfOthers(judged, reading);
  const isKept = neverTold === undefined && !isLost;
  const relation = isListedOnly ? "PRES-LIST-006" : isKept ? pairs.lossOf(loss) : undefined;
  const isOfAnyPair = relation === undefined || OF_ANY_PAIR.includes(relation);
  ledger.broken(isCrossing && isOfAnyPair ? requirement : (relation ?? requirement), reading, {
    title: `A change of ${roleOf(judged, story.user)}'s presence never reaches ${roleOf(judged, chain.viewer)}, who shares a room.`,
    allowed: `an event with ${[...allowed].join(" or ")} within ${tolerances.deliveryHardMs / 1000} s`,
    observed: `no event for ${Math.round(waited / 1000)} s`,
    act,
  });
}

/**
 * Until when nothing may have happened that would excuse a missing delivery: a later change that also has to be told
 * is no excuse for silence, one back to what was shown before is. A timer is none that looks show not to have fired.
 */
function quietUntil(evidence: Evidence, story: Story, { version, before }: Missing): Ms {
  const excuses = story.versions
    .slice(version.index + 1)
    .filter((next) => overlap(evidence.judged, story.statesOf(next), before));
  return Math.min(
    ...excuses.map((next) => mayLeadBackFrom(evidence, story, { version: next, states: before })),
  );
}
