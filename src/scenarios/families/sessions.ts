import type { Command, DeviceName } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { TRIO } from "../cast.ts";
import { put, putFrom } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { repeat } from "../shapes.ts";
import type { Family, FamilyContext } from "./family.ts";

const DEVICES: readonly DeviceName[] = ["d1", "d2", "d3"];
const CAST: Cast = {
  ...TRIO,
  devices: [
    { user: "A", device: "d2" },
    { user: "A", device: "d3" },
  ],
};
const LOOKS = [
  { viewer: "A", subject: "A" },
  { viewer: "B", subject: "A" },
];
const REST = act({ type: "wait", ms: 1_500 }, { looks: LOOKS });

/** Several sessions of one user: any that is open keeps them online, any may write, the last one out goes offline. */
export const sessions: Family = {
  name: "sessions",
  drafts: {
    standard: (context) => [
      twoSessions(),
      lastOneOut(),
      takingTurns(),
      secondAlone(),
      saysApart(),
      anotherActs(),
      races(),
      eachIsTold(context),
    ],
  },
};

function opens(device: DeviceName): Act {
  return act({ type: "connect", user: "A", device, setPresence: "default" }, { looks: LOOKS });
}

function closes(device: DeviceName): Act {
  return act({ type: "disconnect", user: "A", device }, { looks: LOOKS });
}

function twoSessions(): Draft {
  return draft("Two sessions, one presence: closing one leaves the other.", [
    opens("d1"),
    opens("d2"),
    act(put("A", "online")),
    closes("d2"),
    REST,
    opens("d2"),
    closes("d1"),
    REST,
    act(putFrom("d2", "A", "online")),
    closes("d2"),
  ]);
}

function lastOneOut(): Draft {
  return draft("Of three sessions one closes after the other; only with the last the user goes offline.", [
    ...DEVICES.map(opens),
    ...DEVICES.flatMap((device) => [closes(device), REST]),
    act({ type: "elapse", timer: "offline", user: "A" }, { looks: LOOKS }),
  ]);
}

function allSay(level: "unavailable" | "online" | "offline"): readonly Act[] {
  return DEVICES.map((device) => act(putFrom(device, "A", level), { looks: LOOKS }));
}

/** Where all say the same, no rule of merging can say anything else. */
function takingTurns(): Draft {
  return draft("Three sessions take turns, until all of them say the same.", [
    ...allSay("unavailable"),
    ...allSay("online"),
    ...allSay("offline"),
    ...allSay("unavailable"),
  ]);
}

function secondAlone(): Draft {
  const says = (level: "unavailable" | "online" | "offline") =>
    act(putFrom("d2", "A", level), { looks: LOOKS });
  return draft("Only the session that logged in second says anything.", [
    says("online"),
    says("unavailable"),
    act({ type: "poll", user: "A", device: "d2", setPresence: "default" }, { looks: LOOKS }),
    says("offline"),
    says("online"),
  ]);
}

/** The first session says one thing and the second another; then nothing happens. */
function apart(
  first: "online" | "unavailable" | "offline",
  second: "online" | "unavailable",
): readonly Act[] {
  return [act(put("A", first), { looks: LOOKS }), act(putFrom("d2", "A", second), { looks: LOOKS }), REST];
}

/** Which of the sessions prevails is open; that everybody is told the same is not. */
function saysApart(): Draft {
  return draft("Two sessions say different things, and whoever looks is told one of them.", [
    ...apart("online", "unavailable"),
    ...apart("unavailable", "online"),
    ...apart("offline", "online"),
  ]);
}

/** Activity counts on any of the user's clients, not only on the one that was idle. */
function anotherActs(): Draft {
  const message: Command = { type: "sendMessage", user: "A", room: "r1", device: "d2" };
  return draft("One session is idle, and another sends a message.", [
    act(put("A", "online")),
    // Not waited for: before any timer could make them idle again, they are looked at.
    act(put("A", "unavailable")),
    REST,
    act(message, { looks: [], rush: true }),
    REST,
    ...repeat([act(put("A", "unavailable")), REST, act(message, { looks: LOOKS })], 2),
  ]);
}

/** Two sessions write at the same moment: either may win, but one of them has to. */
function races(): Draft {
  const race: Command = {
    type: "together",
    commands: [put("A", "online"), putFrom("d2", "A", "unavailable")],
  };
  const other: Command = {
    type: "together",
    commands: [put("A", "unavailable"), putFrom("d2", "A", "online")],
  };
  return draft("Two sessions set their user's presence at the same moment.", [
    act(put("A", "offline")),
    ...repeat(
      [
        act(race, { looks: LOOKS }),
        act(put("A", "offline")),
        act(other, { looks: LOOKS }),
        act(put("A", "online")),
      ],
      2,
    ),
  ]);
}

/** Each session of an observer has a stream of its own: what one was told, or that one has ended, is nothing to the others. */
function eachIsTold({ profile }: FamilyContext): Draft {
  const quiet = profile.rules.setPresenceValues.length > 0 ? "offline" : "default";
  const listens = (device: DeviceName) =>
    act({ type: "connect", user: "B", device, setPresence: quiet }, { looks: [] });
  const changes = (["unavailable", "online"] as const).map((level) =>
    act(put("A", level), { looks: LOOKS, fence: true }),
  );
  return {
    ...draft("Every session of an observer is told, before and after another has logged out.", [
      act(put("A", "online")),
      listens("d2"),
      ...changes,
      act({ type: "wait", ms: 10_500 }),
      ...changes,
      act({ type: "logOut", user: "B", device: "d2" }, { looks: [] }),
      ...changes,
      act({ type: "logIn", user: "B", device: "d3" }, { looks: [] }),
      listens("d3"),
      ...changes,
      act({ type: "wait", ms: 9_000 }),
    ]),
    cast: { ...TRIO, devices: [{ user: "B", device: "d2" }] },
  };
}

function draft(title: string, acts: readonly Act[]): Draft {
  return { title, machine: "presence", cast: CAST, acts };
}
