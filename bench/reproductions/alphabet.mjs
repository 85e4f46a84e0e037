/** What may be done in one act: enough of everything that users, sessions, rooms, streams, lists and the clock do. */
import { FAULTS, MALFORMED_PUTS } from "../../dist/model/fault.js";

export function alphabet(profile) {
  const { presenceValues, setPresenceValues } = profile.rules;
  const streams = ["default", ...setPresenceValues];
  return [
    ...presenceValues.map((level) => put("A", level)),
    ...["none", "empty", "null", "same"].map((message) => put("A", "online", { message })),
    ...["long", "foreign", "markup", "padded"].map((written) => put("A", "online", { written })),
    put("A", "online", { path: "encoded" }),
    put("A", "online", { unknownKeys: true }),
    put("A", "online", { device: "d2" }),
    put("B", "online"),
    put("B", "offline"),
    ...streams.map((setPresence) => ({ type: "poll", user: "A", setPresence })),
    { type: "poll", user: "A", setPresence: "invalid" },
    { type: "poll", user: "B", setPresence: "offline" },
    { type: "poll", user: "B", setPresence: "offline", again: true },
    { type: "connect", user: "A", setPresence: "default" },
    { type: "connect", user: "A", device: "d2", setPresence: "default" },
    { type: "disconnect", user: "A" },
    { type: "sendMessage", user: "A", room: "r1" },
    { type: "sendMessage", user: "B", room: "r1" },
    { type: "rename", user: "A", value: "fresh" },
    { type: "rename", user: "A", value: "same" },
    { type: "changeAvatar", user: "A", value: "fresh" },
    { type: "leave", user: "A", room: "r1" },
    { type: "leave", user: "B", room: "r1" },
    { type: "kick", user: "A", at: "B", room: "r1" },
    { type: "ban", user: "A", at: "B", room: "r1" },
    { type: "invite", user: "A", at: "C", room: "r1" },
    { type: "join", user: "A", room: "r2" },
    { type: "join", user: "C", room: "r1" },
    { type: "join", user: "B", room: "r1" },
    { type: "pause", user: "B" },
    { type: "resume", user: "B" },
    { type: "snapshot", user: "B" },
    ...["types-presence", "not-types-all", "senders-nobody", "not-senders-subject"].map((filter) => ({
      type: "pollFiltered",
      user: "B",
      filter,
    })),
    { type: "pollFiltered", user: "B", filter: "not-types-all", stored: true },
    { type: "readRoom", user: "B", room: "r1" },
    { type: "changeList", user: "A", invite: ["C"], drop: [] },
    { type: "changeList", user: "A", invite: [], drop: ["C"] },
    { type: "lookList", user: "A", at: "A" },
    { type: "lookList", user: "B", at: "A" },
    { type: "logOut", user: "A", device: "d2" },
    { type: "look", user: "A", at: "A", tokenForm: "query" },
    { type: "look", user: "B", at: "A", path: "encoded" },
    { type: "wait", ms: 2_000 },
    { type: "wait", ms: 40_000 },
    { type: "elapse", timer: "offline", user: "A" },
    { type: "elapse", timer: "idle", user: "A" },
    ...refusals(profile),
  ];
}

function put(user, presence, how = {}) {
  return { type: "setPresence", user, presence, message: "fresh", ...how };
}

/** Requests that have to be refused. */
function refusals(profile) {
  return [...FAULTS, ...MALFORMED_PUTS]
    .filter((fault) => fault.holdsIn(profile))
    .map(({ id, aimsAtOther }) => ({
      type: "refuse",
      user: "A",
      fault: id,
      ...(aimsAtOther ? { at: "B" } : {}),
    }));
}
