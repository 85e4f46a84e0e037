import { describe, expect, it } from "vitest";
import type { Command } from "../model/command.ts";
import { profile } from "../spec/profiles.ts";
import { act, type Act } from "./act.ts";
import { buildScenario } from "./build-scenario.ts";
import { COMPANY, room } from "./cast.ts";
import { chartsOf } from "./charts/charts.ts";
import { put } from "./put.ts";
import type { Cast } from "./scenario.ts";

function built(commands: readonly (Command | Act)[], profileId = "v1", cast: Cast = COMPANY) {
  const acts = commands.map((one) => ("command" in one ? one : act(one)));
  const one = profile(profileId);
  return buildScenario(
    { title: "t", machine: "presence", cast, acts },
    { profile: one, charts: chartsOf(one) },
    ["f", "f/001"],
  );
}

const expected = (...parameters: Parameters<typeof built>) =>
  built(...parameters).steps.map(({ expect }) => expect);
const rename: Command = { type: "rename", user: "A", value: "fresh" };
const connect: Command = { type: "connect", user: "A", setPresence: "default" };
const message: Command = { type: "sendMessage", user: "A", room: "r1" };

describe("buildScenario: what must be delivered", () => {
  it("is a new level and a new message, to those who share a room", () => {
    const viewers = ["B", "D"];
    expect(expected([put("A", "online"), put("A", "online"), put("A", "online", "empty")])).toEqual([
      [{ subject: "A", viewers, presence: "online" }],
      [{ subject: "A", viewers, presence: "online" }],
      [{ subject: "A", viewers, presence: "online" }],
    ]);
  });

  it("is nothing where nothing changes, or where the server may choose", () => {
    expect(expected([put("A", "offline", "none"), put("A", "offline", "null")])).toEqual([[], []]);
    expect(expected([put("A", "online"), put("A", "online", "none")])[1]).toEqual([]);
    expect(expected([put("A", "online"), { type: "refuse", user: "A", fault: "put-null" }])[1]).toEqual([]);
    expect(expected([put("A", "unavailable"), connect], "seed")[1]).toEqual([]);
  });

  it("leaves the level open while a stream of the user is open", () => {
    expect(expected([connect, put("A", "unavailable")])[1]).toEqual([{ subject: "A", viewers: ["B", "D"] }]);
  });

  it("is a revival by a message from r0.2.0 on", () => {
    expect(expected([put("A", "unavailable"), message])[1]).toHaveLength(1);
    expect(expected([put("A", "unavailable"), message], "seed")[1]).toEqual([]);
    expect(expected([put("A", "offline"), message])[1]).toEqual([]);
  });

  it("is a profile change only where the module says so, and the user is not offline", () => {
    expect(expected([put("A", "online"), rename], "seed")[1]).toHaveLength(1);
    expect(expected([put("A", "offline"), rename], "seed")[1]).toEqual([]);
    expect(expected([put("A", "online"), rename])[1]).toEqual([]);
  });

  it("is what an observer missed, when they come back", () => {
    const acts = [
      put("A", "online"),
      { type: "pause", user: "B" },
      put("A", "offline"),
      { type: "resume", user: "B" },
    ];
    const [, , change, resume] = expected(acts as Command[]);
    expect(change).toEqual([{ subject: "A", viewers: ["D"], presence: "offline" }]);
    expect(resume).toEqual([{ subject: "A", viewers: ["B"], presence: "offline" }]);
  });

  it("is, after a join, whoever is not offline, to those who did not see them", () => {
    const cast: Cast = {
      users: ["A", "B", "K"],
      devices: [],
      rooms: [room("r1", ["K", "A"], "public")],
      observers: ["A", "B"],
      fence: true,
    };
    const join: Command = { type: "join", user: "B", room: "r1" };
    expect(expected([join], "v1", cast)).toEqual([[]]);
    expect(expected([put("A", "unavailable"), join], "v1", cast)[1]).toEqual([
      { subject: "A", viewers: ["B"] },
    ]);
    expect(expected([put("A", "unavailable"), put("B", "online"), join], "v1", cast)[2]).toEqual([
      { subject: "A", viewers: ["B"] },
      { subject: "B", viewers: ["A"] },
    ]);
  });

  it("is nothing of what is rushed", () => {
    const [step] = built([act(put("A", "online"), { rush: true })]).steps;
    expect([step?.expect, step?.fence]).toEqual([[], false]);
  });
});

describe("buildScenario: fences and looks", () => {
  it("fences what nobody may be told of, and changes that a stranger watches", () => {
    const commands: Command[] = [
      put("A", "online"),
      { type: "look", user: "B", at: "A" },
      { type: "wait", ms: 5 },
    ];
    expect(built(commands).steps.map(({ fence }) => fence)).toEqual([true, true, false]);
  });

  it("looks as the user, as one who sees them and as one who does not, by turns", () => {
    const looks = built([put("A", "online"), put("A", "offline")]).steps.map((step) => step.looks);
    expect(looks.map((step) => step.map(({ viewer }) => viewer))).toEqual([
      ["A", "B", "C"],
      ["A", "D", "C"],
    ]);
  });
});

describe("buildScenario", () => {
  it("names the edges it takes", () => {
    expect(built([put("A", "online"), connect]).steps.map(({ edges }) => edges)).toEqual([
      ["presence:offline.disconnected>setPresence(online,fresh)"],
      ["presence:online.disconnected>connect(default)"],
    ]);
  });

  it("refuses what is not possible", () => {
    expect(() => built([{ type: "disconnect", user: "A" }])).toThrow("Cannot build scenario f/001");
  });
});
