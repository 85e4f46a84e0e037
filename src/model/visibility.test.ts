import { describe, expect, it } from "vitest";
import { profile } from "../spec/profiles.ts";
import type { Command } from "./command.ts";
import { PLAIN_POLICY } from "./policy.ts";
import { stepWorld } from "./step-world.ts";
import { sees } from "./visibility.ts";
import { initialWorld, relationsOf } from "./world.ts";

const room = "r1";
const invite: Command = { type: "invite", user: "K", at: "X", room };
const join: Command = { type: "join", user: "X", room };
const leave: Command = { type: "leave", user: "X", room };
const kick: Command = { type: "kick", user: "K", at: "X", room };
const ban: Command = { type: "ban", user: "K", at: "X", room };
const unban: Command = { type: "unban", user: "K", at: "X", room };

function after(commands: readonly Command[], alsoIn: readonly string[] = []) {
  const world = initialWorld({
    rules: profile("seed").rules,
    policy: PLAIN_POLICY,
    users: ["X", "Y", "K"],
    rooms: [
      { name: room, joinRule: "invite", joined: ["K", "Y"] },
      { name: "r2", joinRule: "invite", joined: ["K", "Y", ...alsoIn] },
    ],
  });
  return relationsOf(commands.reduce(stepWorld, world));
}

describe("sees: the table of the catalogue, section 5.2", () => {
  it.each<[string, readonly Command[], boolean]>([
    ["join and join", [invite, join], true],
    ["not in the room", [], false],
    ["invited", [invite], false],
    ["left", [invite, join, leave], false],
    ["kicked", [invite, join, kick], false],
    ["banned", [invite, join, ban], false],
    ["unbanned, not back", [invite, join, ban, unban], false],
    ["back after the ban", [invite, join, ban, unban, invite, join], true],
    ["invitation rejected", [invite, leave], false],
  ])("%s: both ways alike", (_title, commands, visible) => {
    const relations = after(commands);
    expect([sees(relations, "X", "Y"), sees(relations, "Y", "X")]).toEqual([visible, visible]);
  });

  it("goes on while another room is shared", () => {
    expect(sees(after([invite, join, leave], ["X"]), "X", "Y")).toBe(true);
  });

  it("is one-way for lists, and ends with the drop", () => {
    const listed: Command = { type: "changeList", user: "X", invite: ["Y"], drop: [] };
    const dropped: Command = { type: "changeList", user: "X", invite: [], drop: ["Y"] };
    expect([sees(after([listed]), "X", "Y"), sees(after([listed]), "Y", "X")]).toEqual([true, false]);
    expect(sees(after([listed, dropped]), "X", "Y")).toBe(false);
  });

  it("always shows oneself", () => {
    expect(sees(after([]), "X", "X")).toBe(true);
  });
});
