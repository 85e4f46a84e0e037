import type { UserId } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { blame } from "../blame.ts";
import { cleared, credits } from "../credit.ts";
import { severalSessionsSince } from "../effects.ts";
import type { Evidence, Reading } from "../evidence.ts";
import type { Observation } from "../observations.ts";
import type { Possible } from "../possible.ts";
import type { Story, Version } from "../story.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import { suspectsOf } from "../suspects.ts";
import { breachOfValue } from "./breach-of-value.ts";
import { createFloors } from "./create-floors.ts";
import { createHeldTimes } from "./create-held-times.ts";
import { createRejoins } from "./create-rejoins.ts";

const OMITTED = "A PUT without status_msg clears the message at one time and keeps it at another.";

/** What a wrong value is blamed on where nothing else is known; the viewer's own stream knows better. */
const OF_VALUES: readonly RequirementId[] = [
  "PRES-STATE-002",
  "PRES-STATE-006",
  "PRES-STATE-007",
  "PRES-PUT-007",
];

const EVER = Number.NEGATIVE_INFINITY;

/**
 * Everything that was shown of one subject, in the order in which it was shown: lawful if a version that may have held
 * at some moment of the look allows it, and no earlier one than this reader was shown before.
 */
export function judgeValues(
  { judged, pairs }: Pick<Evidence, "judged" | "pairs">,
  story: Story,
  shown: readonly Observation[],
): readonly Reading[] {
  const floors = createFloors();
  const suspects = suspectsOf(judged, story.user);
  const rejoins = createRejoins({ judged, pairs }, story);
  const { heldSince, lateSince, isNotToldYet } = createHeldTimes({ judged, pairs });
  const viewersOf = new Map<number, Set<UserId>>();
  const severalSince = severalSessionsSince(judged, story.user);
  /** By viewer: the newest version that an event has told them. */
  const toldOrders = new Map<UserId, number>();
  let lastGood: Ms = EVER;
  let uncertain = false;
  let verifiedOrder = -1;

  return shown.map((observation, place): Reading => {
    const { presence, message, from, to } = observation;
    const floor = floors.under(observation);
    const now = story.during(heldSince(observation), to);
    const candidates = now.filter(({ order }) => order >= floor);
    const allowed = allowedUnder(story, candidates);
    const lawful = candidates.filter((version) => story.allows(version, presence, message));
    const [oldest] = lawful;
    const newest = lawful.at(-1);
    if (oldest === undefined || newest === undefined)
      return unlawful(observation, { floor, now, place, allowed });

    floors.raise(observation, oldest.order);
    const decisive = lawful.every(({ order }) => order === newest.order);
    const reading: Reading = { observation, outcome: "lawful", oldest, newest, decisive, allowed };
    if (severalSince < from) judged.ledger.held("PRES-STATE-011", observation.exchange);
    if (decisive && observation.kind === "event") toldOrders.set(observation.viewer, newest.order);
    if (decisive) {
      for (const requirement of credits(judged, story, reading))
        judged.ledger.held(requirement, observation.exchange);
      for (const { requirement } of cleared(suspects, lastGood, observation))
        judged.ledger.held(requirement, observation.exchange);
      creditViewers(reading, newest);
      rejoins.shownGood(observation);
      if (message === undefined && story.statesOf(newest).every((state) => state.message !== null)) {
        const title = "Presence events do not carry the status message.";
        judged.ledger.noted("PRES-EVT-009", observation.exchange, {
          title,
          allowed: "either",
          observed: "no status_msg",
        });
      }
      // Among several sessions it may be either, and either again: which of them prevails is open.
      const isSettled =
        lawful.length === 1 &&
        newest.timer === undefined &&
        severalSince > to &&
        !story.isRaced(newest, heldSince(observation));
      if (isSettled) story.narrow(newest, presence, message);
      lastGood = Math.max(lastGood, observation.exchange.received);
      verifiedOrder = Math.max(verifiedOrder, newest.order);
      uncertain = false;
    } else if (newest.effect?.exchange.operation.kind === "putPresence") {
      judged.ledger.undecided(
        "PRES-STATE-002",
        observation.exchange,
        newest.timer === undefined ? "superseded" : "timer-may-have-fired",
      );
    }
    return reading;
  });

  /** Nothing follows at this reader before the next change: what they were told last is not what was set last. */
  function isLeftWith(place: number): boolean {
    const { reader, exchange } = shown[place] as Observation;
    const next = shown.slice(place + 1).find((other) => other.reader === reader);
    const change = story.versions.find(({ timer, from }) => timer === undefined && from > exchange.received);
    return next === undefined || next.to > (change?.from ?? Number.POSITIVE_INFINITY);
  }

  /** Others were shown the newest version, and this viewer is still shown an earlier one. */
  function isStaleFor(
    { kind, viewer, from }: Observation,
    { index, order }: Version,
    fits: (version: Version) => boolean,
  ): boolean {
    const viewers = viewersOf.get(index);
    if (kind !== "get" || viewers === undefined || viewers.has(viewer)) return false;
    return story.during(EVER, from).some((version) => version.order < order && fits(version));
  }

  /** A message that was left out clears the one before, or keeps it; only a third one is wrong. */
  function isFree(expected: Version, message: string | null | undefined): boolean {
    return message === null || story.statesBefore(expected).some((before) => before.message === message);
  }

  function creditViewers({ observation }: Reading, { index }: Version): void {
    const viewers = viewersOf.get(index) ?? new Set<UserId>();
    viewersOf.set(index, viewers.add(observation.viewer));
    if (viewers.size > 1) judged.ledger.held("PRES-STATE-010", observation.exchange);
  }

  function unlawful(observation: Observation, { floor, now, place, allowed }: Place): Reading {
    const { presence, message, from, to, exchange, kind } = observation;
    const { ledger } = judged;
    const tolerances = tolerancesBetween(judged, observation.viewer, observation.subject);
    const fits = (version: Version) => story.allows(version, presence, message);
    const late = story
      .during(lateSince(observation), to)
      .filter((version) => version.order >= floor && fits(version));
    const newestLate = late.at(-1) ?? (isNotToldYet(observation) ? story.versions[0] : undefined);
    if (newestLate !== undefined) {
      uncertain = true;
      ledger.undecided("PRES-STATE-002", exchange, "late");
      return {
        observation,
        outcome: "late",
        oldest: newestLate,
        newest: newestLate,
        decisive: false,
        allowed,
      };
    }
    const expected = newestBase(now, story);
    // What ended long ago is no straggler: then it is a change that nobody made.
    const isOlder =
      kind === "event" &&
      story
        .during(from - tolerances.deliveryHardMs, to)
        .some((version) => version.order < floor && fits(version));
    const stale = rejoins.staleSince(observation);
    // What GET shows as well, before the next change or as the next that it shows, was stored so: no fault of the event.
    const nextLook = shown.slice(place + 1).find((other) => other.kind === "get");
    const isStored =
      kind === "event" &&
      shown.some(
        (other) =>
          other.kind === "get" &&
          other.presence === presence &&
          other.message === message &&
          other.from >= expected.from &&
          (other.to <= expected.quietUntil || other === nextLook),
      );
    const blamed =
      isOlder || stale !== undefined
        ? { requirement: "PRES-PROP-005" as const, act: expected.effect?.exchange }
        : blame(judged, {
            observation,
            story,
            expected,
            suspects,
            lastGood,
            verifiedOrder,
            uncertain,
            isStored,
          });
    const { act } = blamed;
    const disagrees = kind === "get" && toldOrders.get(observation.viewer) === expected.order;
    const requirement =
      isStored && blamed.requirement === "PRES-EVT-009"
        ? "PRES-PUT-007"
        : disagrees && OF_VALUES.includes(blamed.requirement)
          ? "PRES-GET-014"
          : blamed.requirement;
    const states = now.filter(({ order }) => order >= floor).flatMap((version) => story.statesOf(version));
    const breach = breachOfValue(judged, observation, { act, states, isOlder });
    if (severalSince < to) ledger.broken("PRES-STATE-011", exchange, breach);
    else if (stale !== undefined) ledger.broken(stale, exchange, breach);
    else if (isOlder && isLeftWith(place)) ledger.broken("PRES-PROP-004", exchange, breach);
    else if (requirement === "PRES-PUT-016" && isFree(expected, message))
      ledger.noted(requirement, exchange, { ...breach, title: OMITTED });
    else if (isStaleFor(observation, expected, fits)) ledger.broken("PRES-STATE-010", exchange, breach);
    else ledger.broken(requirement, exchange, breach);
    uncertain = true;
    story.widen(expected, presence, message);
    return { observation, outcome: "wrong", decisive: true, allowed };
  }
}

/** Where in the order of looks something was shown, and what could have been. */
interface Place {
  readonly place: number;
  readonly floor: number;
  readonly now: readonly Version[];
  readonly allowed: Reading["allowed"];
}

/** What may be shown under any of the versions. */
function allowedUnder(story: Story, versions: readonly Version[]): Reading["allowed"] {
  const sets: Possible[] = [];
  for (const version of versions) {
    const shown = story.shownUnder(version);
    if (shown === "anything") return shown;
    sets.push(...shown);
  }
  return sets;
}

/** What should have been shown: the newest version that is not a timer's doing. */
function newestBase(versions: readonly Version[], story: Story): Version {
  const base = [...story.versions.slice(0, 1), ...versions].findLast(({ timer }) => timer === undefined);
  if (base === undefined)
    throw new Error("Cannot judge a look: wanted a story with a beginning, found none.");
  return base;
}
