import { describe, expect, it } from "vitest";
import { isLawfulIn } from "../../server/lawful/variety.ts";
import { VARIETIES } from "../../server/lawful/varieties.ts";
import { PROFILE_IDS } from "../../spec/profiles.ts";
import { DISTURBANCES } from "../../targets/disturbances/disturbances.ts";
import { type FalseAlarm, falseAlarmRun } from "./false-alarm-run.ts";
import { type FalseAlarmReport, kindOfRun, nthFalseAlarmRun, summarise } from "./false-alarms.ts";
import { CALM, disturbedBy } from "./situation.ts";
import { tellFalseAlarms } from "./tell-false-alarms.ts";

const NAMES = DISTURBANCES.map(({ name }) => name);
const [profile, depth] = ["v1", "smoke"] as const;

describe("a right server in a bad place is not blamed", () => {
  const families = ["presence-tour", "sharing", "activity"];

  it.each(NAMES)("%s", async (name) => {
    const situation = disturbedBy(name);
    const run = await falseAlarmRun({ profile, depth, seed: 1, families, situation });
    expect(run.alarms).toEqual([]);
    expect(run.disturbed[name]).toBeGreaterThanOrEqual(2);
    expect(run.exchanges).toBeGreaterThan(200);
  });
});

describe("a server that differs where it may is not blamed", () => {
  it.each(["seed", "v1"] as const)("in all ways at once, profile %s", async (id) => {
    const varieties = VARIETIES.filter((variety) => isLawfulIn(id, variety));
    const run = await falseAlarmRun({ profile: id, depth, seed: 5, situation: { ...CALM, varieties } });
    expect(run.alarms).toEqual([]);
    expect(run.varieties.length).toBeGreaterThan(15);
  });
});

describe("many runs", () => {
  it("in situations of their own are quiet, are the same again by the same seeds, and leave little open", async () => {
    const run = (number: number) => nthFalseAlarmRun(number, { firstSeed: 7, depth });
    const runs = [await run(0), await run(1)];
    const report = summarise(runs);
    expect(report).toMatchObject({ fails: 0, warns: 0, errors: 0, quiet: 2 });
    expect(report.inconclusivePercent).toBeLessThan(15);
    expect(runs.map(({ seed }) => seed)).toEqual([7, 8]);
    expect(await run(0)).toEqual(runs[0]);
  });

  it.each([
    { id: "seed", seed: 14, where: "acts count in steps only" },
    { id: "seed", seed: 46, where: "acts count in steps only" },
    { id: "v1", seed: 85, where: "something shows between two requests that are under way at once" },
    { id: "v1", seed: 142, where: "every event has the names" },
    { id: "seed", seed: 324, where: "who looks was out of the room meanwhile" },
  ] as const)("are quiet where $where, which was blamed once ($id, seed $seed)", async ({ id, seed }) => {
    expect((await falseAlarmRun({ profile: id, depth: "smoke", seed })).alarms).toEqual([]);
  });

  it("are quiet where a request arrives after it was given up", async () => {
    const families = ["walks", "observers"];
    const { alarms } = await falseAlarmRun({ profile: "seed", depth: "standard", seed: 376, families });
    expect(alarms).toEqual([]);
  });

  it("meet every profile, and every profile as a standard run", () => {
    const kinds = Array.from({ length: 200 }, (_, number) => kindOfRun(number));
    expect(new Set(kinds.map((kind) => kind.profile))).toEqual(new Set(PROFILE_IDS));
    const deeper = kinds.filter((kind) => kind.depth === "standard");
    expect(deeper.length).toBe(40);
    expect(new Set(deeper.map((kind) => kind.profile))).toEqual(new Set(PROFILE_IDS));
  });
});

describe("the text of a report", () => {
  const alarm: FalseAlarm = {
    verdict: "fail",
    requirement: "PRES-PROP-004",
    scenario: "sharing/001",
    title: "An earlier presence again.",
    allowed: "online",
    observed: "offline",
    at: 1,
    exchanges: [1],
  };
  const run: FalseAlarmReport["runs"][number] = {
    profile,
    depth,
    seed: 4,
    disturbances: ["latency"],
    varieties: [],
    declaresTimers: true,
    disturbed: { latency: 12 },
    exchanges: 12,
    applicable: 10,
    inconclusive: 1,
    alarms: [alarm],
    endedEarly: null,
  };

  it("says what was held against whom, and under which conditions", () => {
    const totals = { fails: 1, warns: 0, errors: 0, quiet: 0, endedEarly: 0, inconclusivePercent: 10 };
    expect(tellFalseAlarms({ runs: [run], disturbed: run.disturbed, ...totals })).toEqual([
      "seed 4, v1, smoke; timers declared",
      "  on the way: latency",
      "  the server: the reference server",
      "  FAIL PRES-PROP-004 in sharing/001: An earlier presence again.",
      "    allowed: online",
      "    observed: offline",
      "",
      "False alarms: 1 fail, 0 warn, 0 error in 1 runs on right servers; 0 without any.",
      "Undecided: 10.0 % of the requirements. Ended early: 0.",
      "Requests disturbed: latency 12.",
    ]);
  });
});
