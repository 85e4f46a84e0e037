import type { Command, RoomPreset } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { room } from "../cast.ts";
import { put } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { pause, repeat } from "../shapes.ts";
import type { Family } from "./family.ts";
import { settled } from "./settled.ts";

const LOOKS = [
  { viewer: "A", subject: "B" },
  { viewer: "B", subject: "A" },
];
const JOIN: Command = { type: "join", user: "B", room: "r1" };
const LEAVE: Command = { type: "leave", user: "B", room: "r1" };
const KICK: Command = { type: "kick", user: "K", at: "B", room: "r1" };
const BAN: Command = { type: "ban", user: "K", at: "B", room: "r1" };
const UNBAN: Command = { type: "unban", user: "K", at: "B", room: "r1" };

/** Longer than a delivery may take where nothing is slow. */
const LATE_MS = 3_000;

const PRESETS: readonly RoomPreset[] = ["private", "public", "direct", "encrypted", "world-readable"];

/** What the tours of memberships do not have: resumed streams, stale state, and kinds of rooms. */
export const membershipCases: Family = {
  name: "membership-cases",
  drafts: {
    standard: () => [
      joiner(),
      preset("public"),
      rejoin(),
      away("leaves", LEAVE, []),
      away("is banned", BAN, [UNBAN]),
      toAndFro("leaving", LEAVE, 4),
      toAndFro("being kicked", KICK, 2),
      thirdPersons(),
      ...[KICK, BAN].map(oneOfTwo),
      ...PRESETS.filter((one) => one !== "public").map(preset),
      everyKind(),
    ],
  },
};

/** The change is fenced before the join: a pending one would make a forgetful server look right. */
function joiner(): Draft {
  return draft("A joiner and the members are shown each other's current state.", [
    act(put("A", "unavailable"), { fence: true }),
    act(JOIN, { looks: LOOKS }),
    act(put("B", "online"), { fence: true }),
    act(put("A", "online"), { fence: true }),
  ]);
}

function rejoin(): Draft {
  return draft("Who comes back is shown the current state, and nothing of what happened meanwhile.", [
    act(JOIN, { looks: LOOKS }),
    act(put("A", "online")),
    ...left(LEAVE),
    act(put("A", "unavailable"), { fence: true }),
    act(put("A", "online"), { fence: true }),
    act(put("A", "unavailable"), { fence: true }),
    // What is only late would be taken for what is replayed.
    act({ type: "wait", ms: LATE_MS }),
    act(JOIN, { looks: LOOKS }),
    act(put("B", "online")),
  ]);
}

/** An observer is away while sharing ends; resuming an old stream must not bring what came after. */
function away(what: string, end: Command, undo: readonly Command[]): Draft {
  return draft(`An observer whose stream stands still ${what}, and resumes.`, [
    act(JOIN, { looks: LOOKS }),
    act(put("A", "online")),
    act({ type: "pause", user: "B" }),
    ...left(end),
    act(put("A", "unavailable"), { fence: true }),
    act({ type: "resume", user: "B" }, { fence: true }),
    ...undo.map((command) => act(command, { looks: LOOKS })),
    act(put("A", "online"), { fence: true }),
    act(JOIN, { looks: LOOKS }),
    act(put("B", "online"), { looks: LOOKS }),
    ...pause([act(put("A", "unavailable")), act(put("A", "online"))], "B", 1),
  ]);
}

/** The last time has to work like the first. */
function toAndFro(what: string, end: Command, times: number): Draft {
  return draft(`Joining and ${what} over and over.`, [
    act(put("A", "online")),
    ...repeat(
      [act(JOIN, { looks: LOOKS }), act(put("A", "unavailable")), ...left(end), act(put("A", "online"))],
      times,
    ),
  ]);
}

function towards(type: "invite" | "kick" | "ban" | "unban"): Command {
  return { type, user: "K", at: "C", room: "r1" };
}

function itself(type: "join" | "leave"): Command {
  return { type, user: "C", room: "r1" };
}

/** Whatever becomes of others in the room, its members go on seeing each other: also the one whose doing it is. */
function thirdPersons(): Draft {
  const deeds = [
    towards("invite"),
    itself("leave"),
    towards("invite"),
    itself("join"),
    towards("kick"),
    itself("join"),
    towards("ban"),
    towards("unban"),
    itself("join"),
    itself("leave"),
  ];
  const drawn = draft("Others are invited, come and go, and are thrown out; the members see each other.", [
    act(JOIN, { looks: LOOKS }),
    ...deeds.flatMap((deed, index) => [
      act(deed, { looks: LOOKS }),
      act(put(index % 2 === 0 ? "A" : "B", index % 4 < 2 ? "unavailable" : "online"), { looks: LOOKS }),
    ]),
    act({ type: "leave", user: "K", room: "r1" }, { looks: LOOKS }),
    act(put("A", "unavailable"), { looks: LOOKS }),
    act(put("B", "online"), { looks: LOOKS }),
  ]);
  return { ...drawn, cast: { ...drawn.cast, users: ["A", "B", "K", "C"], observers: ["A", "B", "K"] } };
}

/** Being thrown out of one of two rooms ends nothing, as leaving it does not. */
function oneOfTwo(end: Command): Draft {
  const drawn = draft(`A ${end.type} in one of two rooms leaves the other.`, [
    act(JOIN, { looks: LOOKS }),
    act(put("A", "online")),
    act(put("B", "online")),
    ...left(end),
    act(put("A", "unavailable"), { looks: LOOKS, fence: true }),
    act(put("B", "unavailable"), { looks: LOOKS, fence: true }),
  ]);
  return { ...drawn, cast: { ...drawn.cast, rooms: [...drawn.cast.rooms, room("r2", ["A", "B"])] } };
}

function left(command: Command): readonly Act[] {
  return [act(command, { looks: LOOKS }), ...settled(command, LOOKS)];
}

/** How a room is made does not matter to who shares presence; being able to read it is not being in it. */
function preset(name: RoomPreset): Draft {
  const cast: Cast = {
    users: ["A", "B", "C"],
    devices: [],
    rooms: [room("r1", ["A", "B"], name)],
    observers: ["B", "C"],
    fence: true,
  };
  return {
    title: `Sharing a ${name} room.`,
    machine: "presence",
    cast,
    acts: [
      act(put("A", "online"), { fence: true }),
      act({ type: "sendMessage", user: "B", room: "r1" }, { looks: LOOKS }),
      act(put("A", "unavailable"), { fence: true }),
      act(put("B", "online"), { fence: true }),
    ],
    decides: [
      "PRES-VIS-001",
      "PRES-VIS-002",
      "PRES-META-002",
      ...(name === "public" ? (["PRES-VIS-003"] as const) : []),
      ...(name === "world-readable" ? (["PRES-VIS-013"] as const) : []),
    ],
  };
}

/** One user shares a room of each kind with somebody else: who is blind is so for what the room is. */
function everyKind(): Draft {
  const viewers = PRESETS.map((_, index) => `V${index + 1}`);
  const seen = viewers.map((viewer) => ({ viewer, subject: "A" }));
  const seeing = viewers.map((subject) => ({ viewer: "A", subject }));
  return {
    title: "One user in a room of each kind, with another user in each.",
    machine: "presence",
    cast: {
      users: ["A", ...viewers],
      devices: [],
      rooms: PRESETS.map((name, index) => room(`r${index + 1}`, ["A", viewers[index] ?? "A"], name)),
      observers: viewers,
      fence: true,
    },
    acts: [
      act(put("A", "online"), { looks: seen.slice(0, 3) }),
      act(put("A", "unavailable"), { looks: seen.slice(3) }),
      act(put("A", "online"), { looks: seeing.slice(0, 3) }),
      act(put("A", "unavailable"), { looks: seeing.slice(3) }),
    ],
    decides: ["PRES-VIS-001", "PRES-VIS-002"],
  };
}

function draft(title: string, acts: readonly Act[]): Draft {
  const cast: Cast = {
    users: ["A", "B", "K"],
    devices: [],
    rooms: [room("r1", ["K", "A"], "public")],
    observers: ["A", "B"],
    fence: true,
  };
  return { title, machine: "presence", cast, acts, decides: ["PRES-VIS-010", "PRES-VIS-011"] };
}
