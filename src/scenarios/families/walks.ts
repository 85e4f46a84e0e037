import type { Actor, Command } from "../../model/command.ts";
import type { ProfileRules } from "../../spec/profile.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { room } from "../cast.ts";
import { worldsOf } from "../possible-worlds.ts";
import { put } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { streamChoices } from "../charts/presence-events.ts";
import { walk, type WalkKind } from "../walk.ts";
import type { Family, FamilyContext } from "./family.ts";
import { settled } from "./settled.ts";

const USERS: readonly Actor[] = ["A", "B", "D"];
const CAST: Cast = {
  users: [...USERS, "K"],
  devices: [{ user: "A", device: "d2" }],
  rooms: [room("r1", ["K", ...USERS], "public"), room("r2", ["K", "A"], "public")],
  observers: ["B", "D"],
  fence: true,
};

/** Seeded weighted walks: long common histories that no criterion asks for. */
export const walks: Family = {
  name: "walks",
  drafts: {
    standard: (context) => several(context, { count: 6, steps: 30 }),
    deep: (context) => several(context, { count: 16, steps: 80 }),
  },
};

function several(
  { profile, random }: FamilyContext,
  { count, steps }: { readonly count: number; readonly steps: number },
): readonly Draft[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `A weighted walk of four users in two rooms, ${index + 1} of ${count} with ${steps} steps.`,
    machine: "presence",
    cast: CAST,
    acts: actsOf(
      walk(worldsOf(CAST, profile).plain, {
        kinds: kindsOf(profile.rules),
        steps,
        random: random(`${steps}/${index}`),
        dropPercent: 25,
      }),
    ),
  }));
}

function each(make: (user: Actor) => readonly Command[]): readonly Command[] {
  return USERS.flatMap(make);
}

/** What people do, about as often as it is of interest; the observers' own streams are the runner's. */
function kindsOf(rules: ProfileRules): readonly WalkKind[] {
  const connects = (device: string) =>
    streamChoices(rules).map((setPresence): Command => ({ type: "connect", user: "A", device, setPresence }));
  return [
    {
      name: "put",
      weight: 8,
      commands: each((user) => rules.presenceValues.map((level) => put(user, level))),
    },
    {
      name: "say",
      weight: 3,
      commands: each((user) => [put(user, "online", "none"), put(user, "online", "empty")]),
    },
    { name: "message", weight: 3, commands: each((user) => [{ type: "sendMessage", user, room: "r1" }]) },
    { name: "poll", weight: 2, commands: [{ type: "poll", user: "A", setPresence: "default" }] },
    { name: "stream", weight: 3, commands: [...connects("d1"), ...connects("d2")] },
    {
      name: "close",
      weight: 3,
      commands: ["d1", "d2"].map((device) => ({ type: "disconnect", user: "A", device })),
    },
    { name: "move", weight: 3, commands: each((user) => moves(user)) },
    { name: "ban", weight: 1, commands: each((at) => bans(at)) },
    { name: "profile", weight: 2, commands: each((user) => [{ type: "rename", user, value: "fresh" }]) },
    {
      name: "refused",
      weight: 2,
      commands: each((user) => [{ type: "refuse", user, fault: "put-message-number" }]),
    },
    { name: "away", weight: 2, commands: [{ type: "pause", user: "B" }] },
    { name: "back", weight: 2, commands: [{ type: "resume", user: "B" }] },
  ];
}

function moves(user: Actor): readonly Command[] {
  return ["r1", "r2"].flatMap((name): readonly Command[] => [
    { type: "join", user, room: name },
    { type: "leave", user, room: name },
  ]);
}

function bans(at: Actor): readonly Command[] {
  return (["kick", "ban", "unban"] as const).map((type) => ({ type, user: "K", at, room: "r1" }));
}

/** Only who is away can come back; at the end everybody is there. */
function actsOf(commands: readonly Command[]): readonly Act[] {
  const acts: Act[] = [];
  let away = false;
  for (const command of commands) {
    if (command.type === "pause" ? away : command.type === "resume" && !away) continue;
    if (command.type === "pause" || command.type === "resume") away = command.type === "pause";
    acts.push(act(command), ...settled(command, []));
  }
  return away ? [...acts, act({ type: "resume", user: "B" })] : acts;
}
