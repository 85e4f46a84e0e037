import { describe, expect, it } from "vitest";
import type { Command } from "../../model/command.ts";
import { profile } from "../../spec/profiles.ts";
import { act } from "../act.ts";
import { COMPANY } from "../cast.ts";
import { plan } from "../plan.ts";
import { put } from "../put.ts";
import { buildCandidate } from "./build-candidate.ts";
import { draftOf } from "./draft-of.ts";
import { onlyUsers } from "./without-users.ts";

const v1 = profile("v1");

function built(commands: readonly Command[]) {
  const draft = {
    title: "",
    machine: "presence",
    cast: COMPANY,
    acts: commands.map((command) => act(command)),
  };
  return buildCandidate(draft, { profile: v1 }, ["test", "test/001"]);
}

describe("buildCandidate", () => {
  it("builds every scenario again as it was planned", () => {
    for (const planned of plan({ profile: v1, depth: "smoke", seed: 1 }).scenarios) {
      const names = [planned.family, planned.id] as const;
      const again = buildCandidate(draftOf(planned), { profile: v1 }, names);
      const withoutEdges = planned.steps.map((step) => ({ ...step, edges: [] }));
      expect(again).toMatchObject({ ...planned, steps: withoutEdges });
    }
  });

  it.each<[string, Command]>([
    ["a message to a room that its sender is not in", { type: "sendMessage", user: "C", room: "r1" }],
    ["the end of a stream that was never opened", { type: "disconnect", user: "A" }],
    ["a session that was never logged in", { type: "poll", user: "A", device: "d2", setPresence: "default" }],
    ["a user who is not there", { type: "look", user: "X", at: "A" }],
    ["a look at a user who is not there", { type: "look", user: "A", at: "X" }],
  ])("has nothing of %s", (_, command) => {
    expect(built([put("A", "online"), command])).toBeUndefined();
  });

  it("knows who is logged in when", () => {
    const logIn: Command = { type: "logIn", user: "A", device: "d2" };
    const logOut: Command = { type: "logOut", user: "A", device: "d2" };
    const poll: Command = { type: "poll", user: "A", device: "d2", setPresence: "default" };
    expect(built([logIn, poll, logOut])).toBeDefined();
    expect(built([logIn, logOut, poll])).toBeUndefined();
  });

  it("derives what must arrive from what is left", () => {
    const [first, second] = built([put("A", "online"), put("A", "online", "none")])?.steps ?? [];
    expect(first?.expect).toMatchObject([{ subject: "A", presence: "online" }]);
    expect(second).toBeDefined();
    expect(built([{ type: "wait", ms: 1 }])?.steps[0]?.expect).toEqual([]);
  });
});

describe("onlyUsers", () => {
  it("leaves nobody behind who is gone", () => {
    const acts: readonly Command[] = [
      put("A", "online"),
      put("B", "online"),
      { type: "look", user: "B", at: "A" },
      { type: "together", commands: [put("A", "offline"), put("D", "offline"), put("B", "offline")] },
      { type: "together", commands: [put("A", "offline"), put("B", "offline")] },
      { type: "changeList", user: "B", invite: ["A", "D"], drop: ["A"] },
    ];
    const draft = {
      title: "",
      machine: "presence",
      cast: COMPANY,
      acts: acts.map((command) => act(command, { looks: [{ viewer: "B", subject: "A" }] })),
    };
    const left = onlyUsers(draft, ["B", "D"]);
    expect(JSON.stringify(left)).not.toContain('"A"');
    expect(left.acts.map(({ command }) => command)).toEqual([
      put("B", "online"),
      { type: "together", commands: [put("D", "offline"), put("B", "offline")] },
      put("B", "offline"),
      { type: "changeList", user: "B", invite: ["D"], drop: [] },
    ]);
    expect(left.cast.rooms).toEqual([{ name: "r1", creator: "B", members: ["D"], preset: "private" }]);
  });
});
