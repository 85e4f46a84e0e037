import type { Actor, Command } from "../../model/command.ts";
import type { ProfileRules } from "../../spec/profile.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { room } from "../cast.ts";
import { put } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { repeat } from "../shapes.ts";
import { type Path, tour } from "../tour.ts";
import type { Family, FamilyContext } from "./family.ts";
import { SETTLING_MS } from "./settled.ts";

const CAST: Cast = {
  users: ["A", "B", "C"],
  devices: [{ user: "A", device: "d2" }],
  rooms: [room("r1", ["A", "B"])],
  observers: ["A", "C"],
  fence: true,
};
/** Members who read no stream: where streams have no `set_presence`, one would have a say in their presence. */
const WATCHED: Cast = { ...CAST, observers: ["A"] };
const READ = { type: "lookList", user: "A", at: "A" } as const satisfies Command;
const INVITE = { type: "changeList", user: "A", invite: ["C"], drop: [] } as const satisfies Command;
const STRANGER_READS = { type: "lookList", user: "B", at: "A" } as const satisfies Command;
const DROP = { type: "changeList", user: "A", invite: [], drop: ["C"] } as const satisfies Command;

/** Presence lists, where the profile has them: whom one asked to see beside the members of one's rooms. */
export const lists: Family = {
  name: "lists",
  drafts: {
    standard: (context) =>
      ifAny(context, () => [
        oneWay(),
        ...tours(context),
        overAndOver(),
        newBeginnings(),
        several(),
        withRoom(),
        ownerLeaves(),
        twoOwners(),
      ]),
  },
};

function ifAny({ profile }: FamilyContext, make: () => readonly Draft[]): readonly Draft[] {
  return profile.rules.presenceLists ? make() : [];
}

function tours({ charts, profile, random }: FamilyContext): readonly Draft[] {
  const chart = charts.of("lists");
  if (chart === undefined) return [];
  const paths = tour(chart.graph, { criterion: "transitions", maxSteps: 10, random: random("tour") });
  return paths.map((path, index) => ({
    title: `Every change of a presence list, part ${index + 1} of ${paths.length}.`,
    machine: "lists",
    cast: CAST,
    acts: actsOf(path, profile.rules),
  }));
}

/** After each change, those who were listed or dropped change themselves; the list is read with their new states. */
function actsOf(path: Path<Command>, rules: ProfileRules): readonly Act[] {
  const levels = rules.presenceValues;
  return path.flatMap(({ event }, index) => {
    const level = levels[index % levels.length] ?? "online";
    const changed = event.type === "changeList";
    const drops = changed && event.drop.length > 0;
    return [
      act(event, { looks: [], fence: !changed }),
      ...(drops ? [act({ type: "wait", ms: SETTLING_MS })] : []),
      ...(changed
        ? ["C", "B"]
            .filter((user) => isNamed(event, user))
            .map((user) => act(put(user, level), { looks: [look("A", user)], fence: true }))
        : []),
      ...(changed
        ? index % 2 === 0
          ? [act(READ), act(STRANGER_READS)]
          : [act({ ...READ, device: "d2" })]
        : []),
    ];
  });
}

/** Whom the change names; a change of nothing may have moved anybody. */
function isNamed({ invite, drop }: Extract<Command, { type: "changeList" }>, user: string): boolean {
  const named = [...invite, ...drop];
  return named.length === 0 || named.includes(user);
}

/** The list is its owner's alone, in each of their sessions; who is on it learns nothing of the owner. */
function oneWay(): Draft {
  return {
    title: "A list is one-way, is the same in each session, and is nobody else's.",
    machine: "lists",
    cast: CAST,
    acts: [
      act(INVITE, { looks: [look("A", "C"), look("C", "A")] }),
      act(put("C", "unavailable"), { looks: [look("A", "C")] }),
      act(READ),
      act({ ...READ, device: "d2" }),
      act({ type: "lookList", user: "C", at: "C" }),
      act(STRANGER_READS),
      // Not even by who is on it; and a change since the last time shows in the other session, too.
      act({ type: "lookList", user: "C", at: "A" }),
      act(put("C", "online"), { looks: [look("A", "C")] }),
      act({ ...READ, device: "d2" }),
      act(put("A", "online"), { looks: [look("C", "A")], fence: true }),
      act({ type: "rename", user: "C", value: "fresh" }, { looks: [look("A", "C")] }),
      act(DROP, { looks: [] }),
      act({ type: "wait", ms: SETTLING_MS }, { looks: [look("A", "C")] }),
      act(put("C", "unavailable"), { looks: [look("A", "C")], fence: true }),
    ],
  };
}

function overAndOver(): Draft {
  return {
    title: "Inviting and dropping the same user over and over.",
    machine: "lists",
    cast: CAST,
    acts: repeat(
      [
        act(INVITE, { looks: [] }),
        act(put("C", "online"), { looks: [look("A", "C")] }),
        act(READ),
        act(DROP, { looks: [] }),
        act({ type: "wait", ms: SETTLING_MS }),
        act(put("C", "unavailable"), { looks: [look("A", "C")], fence: true }),
      ],
      3,
    ),
  };
}

/** A list lives with its user: a stream begun anew, and another login, change nothing about it. */
function newBeginnings(): Draft {
  const login = (device: string): readonly Act[] => [
    act({ type: "logIn", user: "A", device }, { looks: [] }),
    act({ ...READ, device }),
    act(READ),
  ];
  return {
    title: "A list outlives streams that begin anew, and logins and logouts.",
    machine: "lists",
    cast: WATCHED,
    acts: [
      act(INVITE, { looks: [] }),
      act({ type: "wait", ms: SETTLING_MS }),
      act(put("C", "online"), { looks: [look("A", "C")] }),
      act(READ),
      act({ type: "snapshot", user: "A" }),
      act(put("C", "unavailable"), { looks: [look("A", "C")] }),
      act(READ),
      ...login("d3"),
      act(put("C", "online"), { looks: [look("A", "C")] }),
      act({ type: "logOut", user: "A", device: "d3" }, { looks: [] }),
      act({ ...READ, device: "d2" }),
      ...login("d4"),
      act(put("C", "offline"), { looks: [look("A", "C")] }),
      act(READ),
    ],
  };
}

/** Many members; each drop takes one of them, invitations that repeat change nothing. */
function several(): Draft {
  const members = ["C", "D", "E", "F"];
  const allChange = (level: "online" | "unavailable") =>
    members.map((user) => act(put(user, level), { looks: [look("A", user)] }));
  return {
    title: "A list of several users, who come on it and go one by one.",
    machine: "lists",
    cast: { ...WATCHED, users: ["A", "B", ...members] },
    acts: [
      invite("C", "D"),
      act(READ),
      invite("E"),
      invite("F", "C"),
      act(READ),
      ...allChange("online"),
      ...drop("D"),
      ...drop("D"),
      ...allChange("unavailable"),
      invite("D"),
      act({ ...READ, device: "d2" }),
      ...allChange("online"),
      ...drop("C", "F"),
      ...drop("B"),
      ...allChange("unavailable"),
    ],
  };
}

function invite(...invited: readonly string[]): Act {
  return act({ type: "changeList", user: "A", invite: invited, drop: [] }, { looks: [] });
}

function drop(...dropped: readonly string[]): readonly Act[] {
  return [
    act({ type: "changeList", user: "A", invite: [], drop: dropped }, { looks: [] }),
    act({ type: "wait", ms: SETTLING_MS }),
    act(READ),
  ];
}

/** Beside a shared room a list makes no difference; after it, it does. */
function withRoom(): Draft {
  const move = (type: "join" | "leave"): readonly Act[] => [
    act({ type, user: "C", room: "r1" }, { looks: [look("A", "C"), look("C", "A")] }),
    act({ type: "wait", ms: SETTLING_MS }),
  ];
  const change = (level: "online" | "unavailable") =>
    act(put("C", level), { looks: [look("A", "C")], fence: true });
  return {
    title: "A listed user joins a room of the list's owner, and leaves it.",
    machine: "lists",
    cast: { ...WATCHED, rooms: [room("r1", ["A", "B"], "public")] },
    acts: [
      act(INVITE, { looks: [] }),
      change("online"),
      ...move("join"),
      change("unavailable"),
      act(DROP, { looks: [look("A", "C")] }),
      change("online"),
      act(INVITE, { looks: [] }),
      ...move("leave"),
      change("unavailable"),
      act(DROP, { looks: [] }),
      act({ type: "wait", ms: SETTLING_MS }),
      change("online"),
      ...move("join"),
      change("unavailable"),
    ],
  };
}

/** As {@link withRoom}, but it is the owner who leaves: what the list is for begins there. */
function ownerLeaves(): Draft {
  const looks = [look("A", "C")];
  const leave = [
    act({ type: "leave", user: "A", room: "r1" }, { looks }),
    act({ type: "wait", ms: SETTLING_MS }, { looks }),
  ];
  const change = (level: "online" | "unavailable") => act(put("C", level), { looks, fence: true });
  return {
    title: "The owner of a list leaves the room of somebody who is on it.",
    machine: "lists",
    cast: { ...WATCHED, rooms: [room("r1", ["C", "A"], "public")] },
    acts: [
      act(INVITE, { looks: [] }),
      change("online"),
      ...leave,
      change("unavailable"),
      act(READ),
      act({ type: "join", user: "A", room: "r1" }, { looks }),
      ...leave,
      change("online"),
    ],
  };
}

/** Who asked to see somebody does, whoever else asked before or after, or asks no more. */
function twoOwners(): Draft {
  const looks = [look("A", "C"), look("B", "C")];
  const by = (user: Actor, change: typeof INVITE | typeof DROP): readonly Act[] => [
    act({ ...change, user }, { looks: [] }),
    act({ type: "wait", ms: SETTLING_MS }, { looks }),
  ];
  const told = (level: "online" | "unavailable") => act(put("C", level), { looks, fence: true });
  return {
    title: "Two users have the same stranger on their lists, and one after the other drops them.",
    machine: "lists",
    cast: { ...CAST, devices: [], rooms: [], observers: ["A", "B"] },
    acts: [
      ...by("A", INVITE),
      ...by("B", INVITE),
      told("online"),
      ...by("A", DROP),
      told("unavailable"),
      ...by("A", INVITE),
      ...by("B", DROP),
      told("online"),
    ],
  };
}

function look(viewer: string, subject: string): { readonly viewer: string; readonly subject: string } {
  return { viewer, subject };
}
