import { describe, expect, it } from "vitest";
import type { SelftestResult } from "./selftest-result.ts";
import { lossesSince, shortcomings } from "./shortcomings.ts";
import { kill, trial } from "./trial.fixture.ts";

const good: SelftestResult = {
  format: "rollcall.selftest/1",
  tool: { name: "rollcall", version: "test" },
  startedAt: "2026-01-02T03:04:05.000Z",
  command: "rollcall selftest",
  depth: "standard",
  seed: 1,
  elapsedMs: 0,
  requests: 0,
  depths: [
    { depth: "smoke", of: 100, killed: 75, named: 70 },
    { depth: "standard", of: 100, killed: 97, named: 88 },
  ],
  families: [],
  requirements: [],
  undisturbed: { profiles: ["v1"], findings: [] },
  trials: [],
};

describe("shortcomings", () => {
  it("finds none in a suite that reaches its goals", () => {
    expect(shortcomings(good, true)).toEqual([]);
  });

  it.each([
    ["kills too few", { depth: "smoke", of: 100, killed: 74, named: 74 }, "smoke kills 74 of 100"],
    ["names too few", { depth: "standard", of: 100, killed: 100, named: 89 }, "standard names 89 of 100"],
    ["lets one live in deep", { depth: "deep", of: 100, killed: 99, named: 99 }, "deep kills 99 of 100"],
  ] as const)("tells of a suite that %s, if all mutants were tried", (_what, row, told) => {
    const result = { ...good, depths: [row] };
    expect(shortcomings(result, true)).toEqual([expect.stringContaining(told)]);
    expect(shortcomings(result, false)).toEqual([]);
  });

  it("tells of a finding where there is nothing to find", () => {
    const findings = [{ profile: "v1", scenario: "walks/001", requirements: ["PRES-PUT-001"] }] as const;
    const result = { ...good, undisturbed: { profiles: ["v1"], findings } } as const;
    expect(shortcomings(result, false)).toEqual([expect.stringContaining("PRES-PUT-001 (v1, walks/001)")]);
  });

  it("tells of an equivalent mutant that was noticed", () => {
    const trials = [trial("same", { equivalent: "Nobody can tell.", kills: [kill("PRES-PUT-001")] })];
    expect(shortcomings({ ...good, trials }, false)).toEqual([expect.stringContaining("same is marked")]);
  });
});

describe("lossesSince", () => {
  const named = trial("one", { kills: [kill("PRES-STATE-002")] });
  const misnamed = trial("one", { kills: [kill("PRES-PUT-001")] });
  const losses = (before: typeof named, now: typeof named) =>
    lossesSince({ depth: "standard", trials: [before] }, { ...good, trials: [now] });

  it("tells of a mutant that lives again, or is no longer named", () => {
    expect(losses(named, trial("one"))).toEqual([expect.stringContaining("is alive now")]);
    expect(losses(named, misnamed)).toEqual([expect.stringContaining("another requirement")]);
  });

  it("takes no offence at what is as good, or better, or new", () => {
    expect(losses(named, named)).toEqual([]);
    expect(losses(misnamed, named)).toEqual([]);
    expect(losses(named, trial("two"))).toEqual([]);
  });
});
