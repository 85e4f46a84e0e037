import type { RequirementId } from "../spec/requirement.ts";
import type { Case } from "./case.ts";
import { plans, type Reading, type Suspect } from "./evidence.ts";
import type { Observation } from "./observations.ts";
import type { Story, Version } from "./story.ts";
import type { Ms } from "../time/clock.ts";

/** What a lawful, decisive look has shown to hold: it would have been broken, had something else been shown. */
export function credits(judged: Case, story: Story, reading: Reading): readonly RequirementId[] {
  const { observation, newest } = reading;
  if (newest === undefined) return [];
  const ids: RequirementId[] = observation.kind === "event" ? ["PRES-PROP-005"] : [];
  if (newest.timer === "offline") {
    ids.push("PRES-STATE-004");
    if (keepsMessage(story, reading)) ids.push("PRES-LIFE-003");
  } else if (newest.timer === "idle") ids.push("PRES-IDLE-004");
  else ids.push(...causeCredits(judged, story, { observation, version: newest }));
  if (observation.presence !== "offline" && story.surelyConnected(observation.from, observation.to))
    ids.push("PRES-STATE-005", ...(judged.profile.rules.serverIdles ? [] : (["PRES-IDLE-003"] as const)));
  if (observation.viewer === observation.subject && observation.kind === "event") ids.push("PRES-PROP-009");
  return ids;
}

interface Seen {
  readonly observation: Observation;
  readonly version: Version;
}

function causeCredits(judged: Case, story: Story, { observation, version }: Seen): RequirementId[] {
  const operation = version.effect?.exchange.operation;
  const isEvent = observation.kind === "event";
  if (operation === undefined) return ["PRES-STATE-012"];
  if (version.effect?.sure !== true) return unsureCredits(story, version);
  switch (operation.kind) {
    case "putPresence": {
      const ids: RequirementId[] = ["PRES-STATE-002"];
      const { presence, message } = operation;
      if (presence === "offline") ids.push("PRES-STATE-006");
      if (presence === "free_for_chat") ids.push("PRES-STATE-007");
      if (isEvent && (presence === "unavailable" || presence === "online")) ids.push("PRES-IDLE-002");
      if (isEvent && plans(judged.scenario, "PRES-IDLE-001")) ids.push("PRES-IDLE-001", "PRES-IDLE-003");
      if (observation.message !== undefined) {
        if (message === undefined || message === null) ids.push("PRES-PUT-016");
        else if (message === "") ids.push("PRES-PUT-017");
        else ids.push(isEvent ? "PRES-EVT-009" : "PRES-PUT-007");
      }
      return ids;
    }
    case "stream": {
      const keeps =
        observation.message !== undefined && observation.message !== null ? (["PRES-SYNC-007"] as const) : [];
      if (operation.setPresence === "offline") {
        return story.statesOf(version).some(({ level }) => level === "online")
          ? []
          : ["PRES-SYNC-003", ...keeps];
      }
      if (operation.setPresence === "unavailable") return ["PRES-SYNC-004", ...keeps];
      if (observation.presence !== "online") return [];
      if (operation.setPresence === "online") return ["PRES-STATE-003", "PRES-SYNC-005", ...keeps];
      return ["PRES-STATE-003", operation.api === "sync" ? "PRES-SYNC-002" : "PRES-V1-005", ...keeps];
    }
    case "sendMessage":
      return judged.profile.rules.activityRevives
        ? revivalCredits(story, { observation, version })
        : ["PRES-PROP-005"];
    default:
      return [];
  }
}

/** A message makes who was idle `online`; of who was offline nothing is stated. */
function revivalCredits(story: Story, { observation, version }: Seen): RequirementId[] {
  const wasOffline = story.statesBefore(version).some(({ level }) => level === "offline");
  return [
    ...(observation.presence === "online" ? (["PRES-IDLE-005", "PRES-IDLE-007"] as const) : []),
    ...(wasOffline ? (["PRES-IDLE-006"] as const) : []),
  ];
}

/** What is known of a user whose newest effect may not have been one. */
function unsureCredits(story: Story, version: Version): RequirementId[] {
  const moved = story.effects.filter(
    ({ exchange, from }) => from <= version.from && MOVES.has(exchange.operation.kind),
  );
  return moved.length === 0 ? ["PRES-STATE-012"] : [];
}

const MOVES: ReadonlySet<string> = new Set(["putPresence", "stream", "sendMessage"]);

/** Whether a message outlived the user's going offline (which nothing says it has to). */
function keepsMessage(story: Story, { observation, newest }: Reading): boolean {
  if (newest === undefined || observation.message === undefined || observation.message === null) return false;
  return story.statesOf(newest).some(({ message }) => message === observation.message);
}

/** Suspects since the last good look that this look has cleared. */
export function cleared(
  suspects: readonly Suspect[],
  lastGood: Ms,
  observation: Observation,
): readonly Suspect[] {
  return suspects.filter(
    ({ exchange }) => exchange.sent >= lastGood && exchange.received <= observation.from,
  );
}
