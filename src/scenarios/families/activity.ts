import type { Command } from "../../model/command.ts";
import { isHigher } from "../../model/level.ts";
import type { Presence } from "../../spec/profile.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { room } from "../cast.ts";
import { put } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { repeat, spaced } from "../shapes.ts";
import type { Family, FamilyContext } from "./family.ts";

const PAUSE_MS = 1_500;
const LOOKS = [
  { viewer: "A", subject: "A" },
  { viewer: "B", subject: "A" },
];
const CAST: Cast = {
  users: ["A", "B", "D"],
  devices: [],
  rooms: [room("r1", ["A", "B"]), room("r2", ["D", "A"]), room("r3", ["B"])],
  observers: ["B"],
  fence: true,
};
const MESSAGE: Command = { type: "sendMessage", user: "A", room: "r1" };

/** What resets `last_active_ago` and what must not: with silence around each act, so that old and new differ. */
export const activity: Family = {
  name: "activity",
  drafts: {
    standard: (context) => [
      between("unavailable", "online"),
      between("online", "unavailable"),
      series(2),
      ...pairsOf(context).map(([from, to]) => between(from, to)),
      series(6),
      nonBumps(context),
      otherRequests(context),
      unknownKeys(context),
      whileOffline(),
      risesAfterMessage(),
      otherRooms(),
    ],
  },
};

function pairsOf({ profile }: FamilyContext): readonly (readonly [Presence, Presence])[] {
  const levels = profile.rules.presenceValues;
  const pairs = levels.flatMap((from) => levels.map((to) => [from, to] as const));
  return pairs.filter(([from, to]) => !(isOrdinary(from) && isOrdinary(to) && from !== to));
}

/** The two that `smoke` has already. */
function isOrdinary(level: Presence): boolean {
  return level === "online" || level === "unavailable";
}

function between(from: Presence, to: Presence): Draft {
  const direction = from === to ? "the same level again" : isHigher(to, from) ? "a rise" : "a fall";
  return draft(`Last activity around ${direction}: ${from} to ${to}.`, [
    looked(put("A", from)),
    ...spaced([looked(put("A", to))], PAUSE_MS, LOOKS),
  ]);
}

function series(times: number): Draft {
  return draft(`Each message of a series of ${times} is the last activity.`, [
    looked(put("A", "online")),
    ...spaced(repeat([looked(MESSAGE)], times), PAUSE_MS, LOOKS),
  ]);
}

/** A row of what is no activity of `A`: requests that only read, other people's doings, refused requests. */
function nonBumps({ profile }: FamilyContext): Draft {
  const acts: readonly Command[] = [
    { type: "look", user: "B", at: "A" },
    { type: "look", user: "A", at: "A" },
    { type: "sendMessage", user: "B", room: "r1" },
    { type: "invite", user: "B", at: "A", room: "r3" },
    { type: "refuse", user: "A", fault: "put-enum-away" },
    { type: "refuse", user: "A", fault: "message-elsewhere" },
    { type: "poll", user: "A", setPresence: "default" },
    { type: "poll", user: "A", setPresence: "default" },
    // What a stream begins with tells how long ago, too: it has to agree with the looks.
    { type: "snapshot", user: "B" },
    ...(profile.rules.setPresenceValues.length > 0
      ? [{ type: "poll", user: "A", setPresence: "offline" } satisfies Command]
      : []),
  ];
  return {
    ...draft("Looks, streams, refused requests and other people's acts are no activity.", [
      looked(put("A", "online")),
      ...spaced(acts.map(looked), PAUSE_MS, LOOKS),
    ]),
    decides: ["PRES-LAA-007", "PRES-LAA-008", "PRES-LAA-009", "PRES-LAA-011", "PRES-GET-012"],
  };
}

/** What a human does, too, but the specification does not count for sure. */
function otherRequests(_context: FamilyContext): Draft {
  const acts: readonly Command[] = [
    { type: "rename", user: "A", value: "fresh" },
    { type: "sendState", user: "A", room: "r1" },
    { type: "sendTyping", user: "A", room: "r1" },
    MESSAGE,
    { type: "sendReceipt", user: "A", room: "r1" },
  ];
  return draft("Renames, state events, typing and receipts: whether they are activity is recorded.", [
    looked(put("A", "online")),
    ...spaced(acts.map(looked), PAUSE_MS, LOOKS),
  ]);
}

function unknownKeys({ profile }: FamilyContext): Draft {
  const acts = profile.rules.presenceValues.map((presence): Command => ({
    type: "setPresence",
    user: "A",
    presence,
    message: "fresh",
    unknownKeys: true,
  }));
  return draft("A `last_active_ago` sent by the client is not taken over; user ids may be percent-encoded.", [
    looked(encoded("online")),
    looked(encoded("unavailable")),
    ...spaced(acts.map(looked), PAUSE_MS, LOOKS),
    act({ type: "look", user: "B", at: "A", path: "encoded" }, { looks: LOOKS, fence: false }),
  ]);
}

function encoded(presence: Presence): Command {
  return { type: "setPresence", user: "A", presence, message: "fresh", path: "encoded" };
}

function whileOffline(): Draft {
  return {
    ...draft("While the user is offline, the last activity is what it was, or left out.", [
      looked(put("A", "online")),
      looked(MESSAGE),
      ...spaced([looked(put("A", "offline")), looked(MESSAGE)], PAUSE_MS, LOOKS),
    ]),
    decides: ["PRES-LAA-012"],
  };
}

/** A message makes sure that there is an age: a rise that is not recorded leaves it old, instead of absent. */
function risesAfterMessage(): Draft {
  const levels = ["unavailable", "online", "offline", "online"] as const;
  return draft("A rise counts as activity after a message, too.", [
    looked(put("A", "online")),
    looked(MESSAGE),
    ...spaced(
      levels.map((level) => looked(put("A", level))),
      PAUSE_MS,
      LOOKS,
    ),
  ]);
}

/** Activity belongs to the user, not to the room: who shares another room sees it all the same. */
function otherRooms(): Draft {
  const looks = [...LOOKS, { viewer: "D", subject: "A" }];
  return draft("A message in one room is activity for who shares another.", [
    act(put("A", "online"), { looks }),
    ...spaced(repeat([act(MESSAGE, { looks, fence: false })], 2), PAUSE_MS, looks),
  ]);
}

function draft(title: string, acts: readonly Act[]): Draft {
  return { title, machine: "presence", cast: CAST, acts };
}

function looked(command: Command): Act {
  return act(command, { looks: LOOKS, fence: false });
}
