import { describe, expect, it } from "vitest";
import { selftestMarkdown } from "./selftest-markdown.ts";
import type { SelftestResult } from "./selftest-result.ts";
import { kill, trial } from "./trial.fixture.ts";

const trials = [
  trial("early", { kills: [kill("PRES-STATE-002")] }),
  trial("late", { kills: [kill("PRES-PUT-001", { depth: "standard" })] }),
  trial("alive", { family: "latch" }),
  trial("same", { family: "latch", equivalent: "Nobody can tell." }),
];

const result: SelftestResult = {
  format: "rollcall.selftest/1",
  tool: { name: "rollcall", version: "test" },
  startedAt: "2026-01-02T03:04:05.000Z",
  command: "rollcall selftest --yardstick",
  depth: "standard",
  seed: 1,
  elapsedMs: 0,
  requests: 0,
  depths: [
    { depth: "smoke", of: 3, killed: 1, named: 1 },
    { depth: "standard", of: 3, killed: 2, named: 1 },
  ],
  families: [],
  requirements: [],
  undisturbed: { profiles: ["v1"], findings: [] },
  trials,
  yardstick: {
    checks: { Complement: 2, SyTest: 2 },
    failing: [],
    kills: [
      { mutant: "early", Complement: 1, SyTest: 2 },
      { mutant: "late", Complement: 0, SyTest: 1 },
      { mutant: "same", Complement: 1, SyTest: 0 },
    ],
  },
};

describe("selftestMarkdown", () => {
  it("has a row for each family, and the shares of all, without equivalent mutants", () => {
    expect(selftestMarkdown(result).split("\n")).toEqual([
      "Kill rate of 2026-01-02, by `rollcall selftest --yardstick`:",
      "",
      "| family | mutants | smoke | standard | named | Complement | SyTest | both |",
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
      "| latch | 1 | 0 | 0 | 0 | 0 | 0 | 0 |",
      "| wrong value | 2 | 1 | 2 | 1 | 1 | 2 | 2 |",
      "| **all** | 3 | 1 | 2 | 1 | 1 | 2 | 2 |",
      "|  |  | 33.3 % | 66.6 % | 50 % | 33.3 % | 66.6 % | 66.6 % |",
      "",
    ]);
  });
});
