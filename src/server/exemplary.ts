import { PRESENCE_ORDER, type Presence, type ProfileRules } from "../spec/profile.ts";
import type { Asked, Behaviour, Sight } from "./behaviour.ts";
import { answerOf, MatrixError } from "./matrix-error.ts";
import { addToList, dropFromList } from "./presence-list.ts";
import type { PresenceRecord } from "./user.ts";
import { audienceOf, isVisible } from "./visibility.ts";

/** The strict reading of the specification: the undisturbed server decides like this. */
export const exemplary: Behaviour = {
  around: (exchange, next) => next(exchange),
  unmatched: (_path, why) =>
    why === "unknown"
      ? answerOf(new MatrixError(404, "M_UNRECOGNIZED", "There is no such endpoint."))
      : answerOf(new MatrixError(405, "M_UNRECOGNIZED", "The endpoint has no such method.")),
  mayWriteFor: (writer, owner) => writer === owner,

  isProactiveChange,
  isProactive: (action) => action === "message" || action === "event",
  becomesActive: (actor) => [actor],
  stateAfterActivity,
  stateOnOpening,
  // Leaving the message out clears it, as null does: the specification is silent, and a state without its message
  // is what the client asked for.
  statusAfterPut: (_before, given) => given ?? undefined,
  stateAfterPut: (asked) => asked,

  isConnected: (record) => record.openStreams > 0,
  offlineAfterMs: (timers) => timers.offlineAfterMs,
  idleAfterMs: (timers) => timers.idleAfterMs,
  stateWhenIdle: () => "unavailable",
  activeForMs: (timers) => timers.activeForMs,

  isNews: (before, after) =>
    before.state !== after.state ||
    before.statusMsg !== after.statusMsg ||
    before.currentlyActive !== after.currentlyActive,
  whenTold: (_state, _subject, tell) => tell(),
  tellsProfile: () => true,
  profileRooms: (user) => user.joined,
  audience: audienceOf,
  sees: (_state, { observer, subject, rules }: Sight) => isVisible(rules, observer, subject),
  isFrontLoaded: (record) => record.state !== "offline",
  invited: addToList,
  dropped: dropFromList,
  membershipChanged: () => undefined,
  published: () => undefined,

  // Whoever is `free_for_chat` by an older profile is `online` to readers whose profile does not know that.
  shownState: ({ state }, rules) =>
    state === "free_for_chat" && !rules.presenceValues.includes(state) ? "online" : state,
  lastActiveAgo: (record, nowMs) =>
    record.lastActiveAtMs === undefined ? undefined : Math.max(0, Math.floor(nowMs - record.lastActiveAtMs)),
  tapSightings: (sightings) => sightings,
  tapEvent: (event) => event,
  tapEvents: (events) => events,
  tapStatus: (body) => body,
};

/** Any rise in the seed's order; from r0.2.0 only becoming `online`. The same level is never a rise. */
function isProactiveChange(rules: ProfileRules, before: Presence, after: Presence): boolean {
  if (rules.raise === "to-online") return after === "online" && before !== "online";
  return PRESENCE_ORDER.indexOf(after) > PRESENCE_ORDER.indexOf(before);
}

/** Activity makes a user `online` from r0.2.0 on, except out of an `offline` the user asked for. */
function stateAfterActivity(record: PresenceRecord, rules: ProfileRules): Presence {
  return rules.activityRevives && !record.explicitlyOffline ? "online" : record.state;
}

/**
 * A stream makes its user what it asks for. Without such a parameter it makes an offline user `online`, since being
 * connected is what `online` means, and leaves what was chosen otherwise (`unavailable`, `free_for_chat`).
 */
function stateOnOpening(record: PresenceRecord, asked: Asked): Presence {
  if (asked === "offline") return record.state;
  return asked ?? (record.state === "offline" ? "online" : record.state);
}
