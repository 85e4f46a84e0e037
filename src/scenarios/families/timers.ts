import type { Command } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { room, TRIO } from "../cast.ts";
import { put } from "../put.ts";
import { repeat, split } from "../shapes.ts";
import type { Family, FamilyContext } from "./family.ts";

const LOOKS = [
  { viewer: "A", subject: "A" },
  { viewer: "B", subject: "A" },
];
const CONNECT = { type: "connect", user: "A", setPresence: "default" } as const satisfies Command;
/** One request that outlasts the idle time: a new one might count as activity. */
const LONG_CONNECT = { ...CONNECT, pollMs: 600_000 } as const satisfies Command;
const DISCONNECT = { type: "disconnect", user: "A" } as const satisfies Command;
const MESSAGE = { type: "sendMessage", user: "A", room: "r1" } as const satisfies Command;
const GOES_OFFLINE = { type: "elapse", timer: "offline", user: "A" } as const satisfies Command;
const A_MINUTE = { type: "elapse", timer: "client", user: "A" } as const satisfies Command;
/** Longer than a delivery may take: what a timer did has been told by then. */
const UNDISTURBED = { type: "wait", ms: 12_000 } as const satisfies Command;
const GOES_IDLE = { type: "elapse", timer: "idle", user: "A" } as const satisfies Command;

/** The server's own timers: a user without a stream goes offline, from r0.2.0 an inactive one goes idle. */
export const timers: Family = {
  name: "timers",
  drafts: {
    standard: (context) => [
      wentAway(),
      ...everyTimer(context),
      longSilence(),
      shortGaps(),
      loggedOut(),
      renamedLongAgo(),
      muchLater("A message", [MESSAGE], MESSAGE),
      muchLater("A rise", [put("A", "offline")], put("A", "online")),
      awayAgain(),
      ...(context.profile.rules.serverIdles
        ? [
            idles(),
            idlesAgain("PUT", put("A", "online")),
            idlesAgain("message", MESSAGE),
            staysActive(),
            manyMessages(),
          ]
        : []),
    ],
  },
};

/** Each timer from each level where it runs. */
function everyTimer({ charts }: FamilyContext): readonly Draft[] {
  const chart = charts.of("timers");
  if (chart === undefined) return [];
  const runs = split(chart.graph, ({ event }) => event.type === "elapse");
  return runs.map((path) => {
    const last = path.at(-1);
    const timer = last?.event.type === "elapse" ? last.event.timer : "offline";
    return draft(
      `The ${timer} timer from ${last?.from ?? "nowhere"}.`,
      path.map(({ event }) =>
        act(event.type === "connect" ? { ...event, pollMs: 600_000 } : event, { looks: LOOKS }),
      ),
      "timers",
    );
  });
}

/** The status message belongs to the user: it is there after they went away and came back. */
function wentAway(): Draft {
  return {
    ...draft("Who stops streaming goes offline, and comes back with the next stream.", [
      act(CONNECT, { looks: LOOKS }),
      act(put("A", "online")),
      act(DISCONNECT, { looks: LOOKS, fence: false }),
      act(GOES_OFFLINE, { looks: LOOKS }),
      act(CONNECT, { looks: LOOKS }),
      act(DISCONNECT, { looks: LOOKS, fence: false }),
    ]),
    decides: ["PRES-LIFE-003"],
  };
}

/** A timer that has run out once has to run again: after a stream, and after a write without one. */
function awayAgain(): Draft {
  const goesAway = [
    act(DISCONNECT, { looks: LOOKS, fence: false }),
    act(GOES_OFFLINE, { looks: LOOKS }),
    act(UNDISTURBED, { looks: LOOKS }),
  ];
  return draft("Who comes back goes offline again, and those who watch are told each time.", [
    ...repeat([act(CONNECT, { looks: LOOKS }), act(put("A", "online")), ...goesAway], 2),
    act(put("A", "unavailable"), { looks: LOOKS }),
    act(GOES_OFFLINE, { looks: LOOKS }),
    act(UNDISTURBED, { looks: LOOKS }),
    act(CONNECT, { looks: LOOKS }),
    ...goesAway,
  ]);
}

function longSilence(): Draft {
  return draft("A stream that is polled again and again is no reason to go offline.", [
    act({ ...CONNECT, pollMs: 45_000 }, { looks: LOOKS }),
    ...repeat([act({ type: "wait", ms: 19_000 }, { looks: LOOKS })], 5),
    act(DISCONNECT, { fence: false }),
  ]);
}

/** Each time before any sensible timer has run out. */
function shortGaps(): Draft {
  return draft("Gaps between streams are shorter than any timer.", [
    ...repeat(
      [act(CONNECT, { looks: LOOKS }), act(DISCONNECT, { fence: false }), act({ type: "wait", ms: 500 })],
      5,
    ),
    act(CONNECT, { looks: LOOKS }),
    act({ type: "wait", ms: 5_000 }, { looks: LOOKS }),
    act(DISCONNECT, { fence: false }),
  ]);
}

function loggedOut(): Draft {
  return {
    ...draft("Whose last session logged out goes offline.", [
      act({ ...CONNECT, device: "d2" }, { looks: LOOKS }),
      act({ type: "logOut", user: "A", device: "d2" }, { looks: LOOKS, fence: false }),
      act(GOES_OFFLINE, { looks: LOOKS }),
      // With what was waited for in vain it is longer than any server may take of which nothing is known.
      act({ type: "wait", ms: 55_000 }, { looks: LOOKS }),
    ]),
    cast: { ...TRIO, devices: [{ user: "A", device: "d2" }] },
  };
}

/** Rooms may be written one by one: long after, the last of them has to have the new name and the new avatar. */
function renamedLongAgo(): Draft {
  const changes = (["rename", "changeAvatar"] as const).map((type) =>
    act({ type, user: "A", value: "fresh" }, { looks: [], fence: false }),
  );
  return {
    ...draft("A new name and a new avatar have reached every room after half a minute.", [
      act(put("A", "online"), { looks: LOOKS }),
      ...changes,
      act({ type: "wait", ms: 31_000 }),
      act({ type: "sendMessage", user: "A", room: "r1" }, { looks: LOOKS, fence: true }),
    ]),
    cast: {
      users: ["A", "B", "D", "E"],
      devices: [],
      rooms: [room("r1", ["A", "B"]), room("r2", ["A", "D", "B"]), room("r3", ["A", "E"])],
      observers: ["B", "D", "E"],
      fence: true,
    },
    decides: ["PRES-PROF-007"],
  };
}

/** Longer than any step in which a server may count activity. */
const LATER_MS = 65_000;

/** However coarsely a server counts activity: after so long it has to count the next. */
function muchLater(what: string, before: readonly Command[], later: Command): Draft {
  const looked = (command: Command) => act(command, { looks: LOOKS, fence: false });
  return draft(`${what} more than a minute after any other activity is the last activity.`, [
    looked(put("A", "online")),
    ...before.map(looked),
    act({ type: "wait", ms: LATER_MS }),
    looked(later),
    act({ type: "wait", ms: 1_500 }, { looks: LOOKS }),
  ]);
}

function idles(): Draft {
  return {
    ...draft("Who is connected and does nothing goes idle; a message brings them back.", [
      act(LONG_CONNECT, { looks: LOOKS }),
      act(MESSAGE, { looks: LOOKS }),
      act({ type: "wait", ms: 5_000 }, { looks: LOOKS }),
      act(MESSAGE, { looks: LOOKS }),
      // Longer than anybody is called currently active after one message, and then as long as an event may take.
      act({ type: "wait", ms: 75_000 }, { looks: LOOKS }),
      act({ type: "wait", ms: 11_000 }, { looks: LOOKS }),
      act(GOES_IDLE, { looks: LOOKS }),
      act(MESSAGE, { looks: LOOKS }),
      act(DISCONNECT, { fence: false }),
    ]),
    decides: ["PRES-CA-003", "PRES-CA-004"],
  };
}

/** What follows on idling: a way back, and then idling again. */
function idlesAgain(how: string, back: Command): Draft {
  const idle = [act(GOES_IDLE, { looks: LOOKS }), act(UNDISTURBED, { looks: LOOKS })];
  return draft(`Who was idle comes back by a ${how}, and goes idle again.`, [
    act(LONG_CONNECT, { looks: LOOKS }),
    act(put("A", "online")),
    ...idle,
    act(back, { looks: LOOKS }),
    ...idle,
    act(put("A", "online"), { looks: LOOKS }),
    act(DISCONNECT, { fence: false }),
  ]);
}

function staysActive(): Draft {
  return {
    ...draft("Who sends a message every half minute does not go idle.", [
      act(LONG_CONNECT, { looks: LOOKS }),
      ...repeat(rhythm(30_000), 4),
      // Longer than any idle time, where time is free.
      ...repeat([act(MESSAGE, { looks: LOOKS, fence: false }), act(A_MINUTE, { looks: LOOKS })], 6),
      act(DISCONNECT, { fence: false }),
    ]),
    decides: ["PRES-IDLE-007"],
  };
}

function manyMessages(): Draft {
  return {
    ...draft("Once a user is said to be active, no event says it again for every message.", [
      act(LONG_CONNECT, { looks: LOOKS }),
      ...repeat(rhythm(5_000), 12),
      act(DISCONNECT, { fence: false }),
    ]),
    decides: ["PRES-CA-002", "PRES-CA-004", "PRES-GET-013"],
  };
}

function rhythm(ms: number): readonly Act[] {
  return [act(MESSAGE, { looks: LOOKS, fence: false }), act({ type: "wait", ms }, { looks: LOOKS })];
}

function draft(title: string, acts: readonly Act[], machine = "presence"): Draft {
  return { title, machine, cast: TRIO, acts };
}
