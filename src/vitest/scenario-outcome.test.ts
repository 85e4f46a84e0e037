import { describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import type { ScenarioVerdict } from "../judge/verdict.ts";
import { hostileReport } from "../reporters/hostile-report.fixture.ts";
import { sampleReport } from "../reporters/sample-report.ts";
import { runOutcome } from "./run-outcome.ts";
import { scenarioOutcome } from "./scenario-outcome.ts";

const [performed] = sampleReport.scenarios;

/** The sample with one scenario more, of which nothing was found. */
function withScenario(changes: Partial<ScenarioVerdict>): Report {
  return { ...sampleReport, scenarios: [{ ...performed!, id: "other/001", ...changes }] };
}

describe("the test of a scenario", () => {
  it("fails with its own findings, in the words of the console", () => {
    const outcome = scenarioOutcome(sampleReport, "presence-pairs-0001");
    expect(outcome).toMatchObject({ kind: "fail" });
    const { message } = outcome as { readonly message: string };
    expect(message).toMatch(/^FAIL PRES-LAA-002 Sending a message/u);
    expect(message).toContain("\n     observed  last_active_ago 61000\n");
    expect(message).not.toContain("PRES-PROF-001");
  });

  it("passes with a warning where only a SHOULD was missed", () => {
    const requirements = sampleReport.requirements.filter(({ verdict }) => verdict !== "fail");
    expect(scenarioOutcome({ ...sampleReport, requirements }, "presence-pairs-0001")).toMatchObject({
      kind: "warn",
      message: expect.stringMatching(/^WARN PRES-PROF-001 /u),
    });
  });

  it.each([
    [{ verdict: "pass" }, { kind: "pass" }],
    [{ verdict: "observed" }, { kind: "pass" }],
    [
      { verdict: "inconclusive", reason: "it decided\nnothing" },
      { kind: "skip", reason: "it decided\\nnothing" },
    ],
    [
      { verdict: "error", reason: "no room" },
      { kind: "fail", message: "The harness has failed: no room" },
    ],
  ] as const)("of which nothing was found: %j is %j", (changes, outcome) => {
    expect(scenarioOutcome(withScenario(changes), "other/001")).toEqual(outcome);
  });

  it("is skipped when the run never came to it", () => {
    const outcome = { kind: "skip", reason: "it was not performed" };
    expect(scenarioOutcome(sampleReport, "walks/001")).toEqual(outcome);
  });

  it("shows no server text that could command a terminal", () => {
    const { message } = scenarioOutcome(hostileReport("\u001b[2J"), "\u001b[2J") as {
      readonly message: string;
    };
    expect(message).toContain(String.raw`observed  \u001b[2J`);
    expect(message).not.toContain("\u001b");
  });
});

describe("the test of the run", () => {
  it("passes although a requirement failed, which has a test of its own", () => {
    expect(runOutcome(sampleReport, 50)).toEqual({ kind: "pass" });
  });

  it("fails when too much could not be known", () => {
    const few = { ...sampleReport, summary: { ...sampleReport.summary, fail: 0 } };
    expect(runOutcome(few, 10)).toMatchObject({
      kind: "fail",
      message: expect.stringMatching(/More than 10 % could not be known\.\nINCONCLUSIVE PRES-IDLE-002/u),
    });
  });

  it("fails with what broke the run", () => {
    const errors = [{ code: "target-gone", message: "It is gone.", hint: "Look at its log." }];
    expect(runOutcome({ ...sampleReport, errors }, 10)).toMatchObject({
      kind: "fail",
      message: expect.stringMatching(/The run broke\.\nERROR target-gone: It is gone\.\n {2}hint: Look/u),
    });
  });
});
