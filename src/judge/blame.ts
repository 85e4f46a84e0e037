import type { Exchange } from "../history/history.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import type { Case } from "./case.ts";
import type { Suspect } from "./evidence.ts";
import type { Observation } from "./observations.ts";
import { allows } from "./possible.ts";
import type { Story, Version } from "./story.ts";

/** Whom a wrong value is blamed on. */
export interface Blame {
  readonly requirement: RequirementId;
  readonly act?: Exchange | undefined;
}

export interface WrongValue {
  readonly observation: Observation;
  readonly story: Story;
  /** The newest version that surely holds: what should have been shown. */
  readonly expected: Version;
  readonly suspects: readonly Suspect[];
  /** When the subject was last seen as it should be. */
  readonly lastGood: Ms;
  /** The newest version that a look has shown to hold. */
  readonly verifiedOrder: number;
  /** Something late or wrong was shown since: what is seen now may still be that. */
  readonly uncertain: boolean;
  /** GET shows the same: it is not the event alone that is wrong. */
  readonly isStored: boolean;
}

/**
 * What caused the expected version, if nobody saw that version yet; else the newest suspicious command since it was
 * seen; else nothing that anybody did.
 */
export function blame(judged: Case, wrong: WrongValue): Blame {
  const { observation, story, suspects, lastGood, verifiedOrder } = wrong;
  const expected = lastChange(wrong);
  const cause = expected.effect?.exchange;
  if (observation.kind === "event" && isAnothersMessage(judged, wrong))
    return { requirement: "PRES-EVT-009", ...(cause === undefined ? {} : { act: cause }) };
  const isEcho = observation.kind === "event" && observation.viewer === observation.subject;
  if (isEcho && !(wrong.isStored && silencer(wrong) !== undefined)) {
    return { requirement: "PRES-PROP-009", ...(cause === undefined ? {} : { act: cause }) };
  }
  if (observation.kind === "list") {
    return { requirement: "PRES-LIST-005", ...(cause === undefined ? {} : { act: cause }) };
  }
  if (isStrangeAfterTimer(wrong))
    return { requirement: "PRES-LIFE-003", ...(cause === undefined ? {} : { act: cause }) };
  const verified = cause !== undefined && expected.order <= verifiedOrder;
  if (cause !== undefined && (!verified || wrong.uncertain)) {
    return { requirement: wrongValue(judged, { story, expected, observation }), act: cause };
  }
  if (verified && wrong.expected.order > verifiedOrder && revivesOffline(judged, story, wrong.expected)) {
    return { requirement: "PRES-IDLE-006", act: wrong.expected.effect?.exchange };
  }
  const suspect = suspects.findLast(
    ({ exchange }) => exchange.received >= lastGood && exchange.sent < observation.to,
  );
  if (suspect !== undefined && suspect.exchange.sent > (cause?.sent ?? Number.NEGATIVE_INFINITY)) {
    return { requirement: suspectRequirement(suspect, story, expected), act: suspect.exchange };
  }
  if (
    observation.presence === "offline" &&
    story.surelyConnected(observation.from, observation.to) &&
    verified
  ) {
    return { requirement: mayIdle(judged, wrong) ? "PRES-IDLE-004" : "PRES-STATE-005", act: cause };
  }
  if (cause === undefined) return { requirement: "PRES-STATE-012" };
  const levelFits = allows(story.statesOf(expected), observation.presence, undefined);
  if (verified && !levelFits) {
    const look = lookBetween(judged, wrong);
    return look === undefined
      ? { requirement: byItself(judged, observation), act: cause }
      : { requirement: "PRES-GET-012", act: look };
  }
  return { requirement: wrongValue(judged, { story, expected, observation }), act: cause };
}

/** All but the message is as it should be, and that was given by somebody else, and never by the user. */
function isAnothersMessage({ exchanges }: Case, { observation, story, expected }: WrongValue): boolean {
  const { subject, presence, message } = observation;
  if (typeof message !== "string" || !allows(story.statesOf(expected), presence, undefined)) return false;
  const givers = exchanges.flatMap(({ operation, user }) =>
    operation.kind === "putPresence" && operation.message === message ? [user] : [],
  );
  return givers.length > 0 && !givers.includes(subject);
}

/** The user was inactive for so long that the server is to make them `unavailable`, and nothing else. */
function mayIdle({ profile, tolerances }: Case, { story, observation }: WrongValue): boolean {
  const now = story.during(observation.from, observation.to);
  return profile.rules.serverIdles && tolerances.idleKnown && now.some(({ timer }) => timer === "idle");
}

/**
 * What the message was lost by; else the newest version that no look has shown and that should have ended what is seen
 * still; else, if the user is shown online for no other reason, the newest stream that was not to make them so; else the
 * newest that surely differs from the one before: what followed may have kept it.
 */
function lastChange(wrong: WrongValue): Version {
  const { observation, story, verifiedOrder } = wrong;
  const { presence, message } = observation;
  const since = sinceLastGood(wrong);
  const unseen = since.filter(({ order }) => order > verifiedOrder);
  const ended = unseen.find(
    (version) =>
      allows(story.statesBefore(version), presence, message) &&
      !allows(story.statesOf(version), presence, message),
  );
  const hiding = since.find(hides);
  const isRevealed =
    presence === "online" &&
    since.every((version) => !allows(story.statesBefore(version), "online", undefined));
  return (
    silencer(wrong) ??
    ended ??
    (isRevealed ? hiding : undefined) ??
    since.find((version) => !mayKeep(story, version)) ??
    since.at(-1) ??
    wrong.expected
  );
}

/** Where the message is gone: the newest version that no look has shown and that may have brought the level without it. */
function silencer(wrong: WrongValue): Version | undefined {
  const { story, verifiedOrder } = wrong;
  const { presence, message } = wrong.observation;
  if (message !== null) return undefined;
  for (const version of sinceLastGood(wrong)) {
    if (version.order <= verifiedOrder || !allows(story.statesOf(version), presence, undefined))
      return undefined;
    if (asksFor(version, presence) || !allows(story.statesBefore(version), presence, undefined))
      return version;
  }
  return undefined;
}

/** A stream with `set_presence=offline`. */
function hides(version: Version): boolean {
  return version.effect?.exchange.operation.kind === "stream" && asksFor(version, "offline");
}

function asksFor({ effect }: Version, level: string): boolean {
  const operation = effect?.exchange.operation;
  if (operation?.kind === "putPresence") return operation.presence === level;
  if (operation?.kind !== "stream") return false;
  return (operation.setPresence === "default" ? "online" : operation.setPresence) === level;
}

/** The versions that no look has shown yet, newest first, and the one that a look has. */
function sinceLastGood({ story, expected, verifiedOrder }: WrongValue): readonly Version[] {
  const effects = story.versions.filter(
    (version) => version.timer === undefined && version.order <= expected.order && !asksNothing(version),
  );
  const known = effects.findLastIndex(({ order }) => order <= verifiedOrder);
  return effects.slice(Math.max(known, 0)).toReversed();
}

/** A stream with a `set_presence` that does not exist is no act of its own. */
function asksNothing({ effect }: Version): boolean {
  const operation = effect?.exchange.operation;
  return operation?.kind === "stream" && operation.setPresence === "invalid";
}

function mayKeep(story: Story, version: Version): boolean {
  const before = story.statesBefore(version);
  return story.statesOf(version).some(({ level, message }) => allows(before, level, message));
}

/** Too short for any timer. */
const AT_ONCE_MS: Ms = 1_000;

/** A look by the user themselves, where nothing else happened since all was well a moment ago. */
function lookBetween(
  { exchanges }: Case,
  { observation: { subject, to }, lastGood }: WrongValue,
): Exchange | undefined {
  if (to - lastGood > AT_ONCE_MS) return undefined;
  return exchanges.findLast(
    ({ operation, user, sent }) =>
      operation.kind === "getPresence" && user === subject && sent >= lastGood && sent < to,
  );
}

/** Who went offline or idle by a timer keeps their message or loses it; a third one is nobody's doing, unless it is the newest. */
function isStrangeAfterTimer({ observation, story, expected }: WrongValue): boolean {
  const { presence, message, from, to } = observation;
  const states = story.statesOf(expected);
  if (message === undefined || allows(states, presence, undefined)) return false;
  if (states.every((state) => state.message === message)) return false;
  return story
    .during(from, to)
    .some((version) => version.timer !== undefined && allows(story.statesOf(version), presence, undefined));
}

interface Seen {
  readonly story: Story;
  readonly expected: Version;
  readonly observation: Observation;
}

function wrongValue(judged: Case, { story, expected, observation }: Seen): RequirementId {
  const cause = expected.effect?.exchange;
  if (cause === undefined) return "PRES-STATE-012";
  if (cause.operation.kind === "putPresence" && cause.operation.unknownKeys === true) return "PRES-PUT-018";
  const levelFits = allows(story.statesOf(expected), observation.presence, undefined);
  if (levelFits) return wrongMessage(cause, observation);
  return revivesOffline(judged, story, expected) ? "PRES-IDLE-006" : wrongLevel(judged, story, cause);
}

/** A message of who was `offline`: that they stay so or come back are both free. */
function revivesOffline({ profile }: Case, story: Story, expected: Version): boolean {
  return (
    profile.rules.activityRevives &&
    expected.effect?.event?.type === "sendMessage" &&
    story.statesBefore(expected).every(({ level }) => level === "offline")
  );
}

function suspectRequirement({ requirement }: Suspect, story: Story, expected: Version): RequirementId {
  const wasOffline = story.statesOf(expected).every(({ level }) => level === "offline");
  return requirement === "PRES-PROF-003" && wasOffline ? "PRES-PROF-010" : requirement;
}

/** A change that nobody made. */
function byItself(judged: Case, { kind, presence }: Observation): RequirementId {
  if (presence === "unavailable") return judged.profile.rules.serverIdles ? "PRES-IDLE-007" : "PRES-IDLE-003";
  return kind === "event" ? "PRES-PROP-005" : "PRES-STATE-002";
}

function wrongMessage({ operation }: Exchange, { kind }: Observation): RequirementId {
  if (operation.kind === "stream") return "PRES-SYNC-007";
  if (operation.kind !== "putPresence") return kind === "event" ? "PRES-EVT-009" : "PRES-PUT-007";
  if (operation.message === undefined || operation.message === null) return "PRES-PUT-016";
  if (operation.message === "") return "PRES-PUT-017";
  return kind === "event" ? "PRES-EVT-009" : "PRES-PUT-007";
}

function wrongLevel(judged: Case, story: Story, { operation, sent }: Exchange): RequirementId {
  switch (operation.kind) {
    case "putPresence":
      if (operation.presence === "offline") return "PRES-STATE-006";
      return operation.presence === "free_for_chat" ? "PRES-STATE-007" : "PRES-STATE-002";
    case "stream": {
      if (operation.setPresence === "offline") return "PRES-SYNC-003";
      if (operation.setPresence === "unavailable") return "PRES-SYNC-004";
      if (operation.setPresence === "invalid") return "PRES-SYNC-006";
      const everPut = story.effects.some(
        ({ exchange }) => exchange.operation.kind === "putPresence" && exchange.sent < sent,
      );
      if (!everPut) return "PRES-STATE-003";
      if (operation.setPresence === "online") return "PRES-SYNC-005";
      return operation.api === "sync" ? "PRES-SYNC-002" : "PRES-V1-005";
    }
    case "sendMessage":
      return judged.profile.rules.activityRevives ? "PRES-IDLE-005" : "PRES-PROP-005";
    default:
      return "PRES-PROP-005";
  }
}
