import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import type { Finding, ScenarioVerdict } from "../judge/verdict.ts";
import { hostileText } from "../reporters/hostile-report.fixture.ts";
import { sampleReport } from "../reporters/sample-report.ts";
import { type Fate, holdAgainst } from "./hold-against.ts";
import { replayOutcome } from "./replay-outcome.ts";
import { replayText } from "./replay-text.ts";

const BROKEN: Finding = {
  id: "one",
  requirement: "PRES-LAA-002",
  scenario: "tour/001",
  verdict: "fail",
  title: "The age is wrong.",
  allowed: "0",
  observed: "1",
  at: 1,
  exchanges: [],
};

/** A report with these findings; the scenario came to its end unless it is said otherwise. */
function reportOf(findings: readonly Finding[], ended: Partial<ScenarioVerdict> = {}): Report {
  const [row] = sampleReport.requirements;
  const scenario: ScenarioVerdict = {
    id: "tour/001",
    family: "tour",
    title: "",
    verdict: "pass",
    steps: 1,
    ...ended,
  };
  const verdict = findings.length > 0 ? "fail" : "pass";
  return {
    ...sampleReport,
    requirements: [{ ...row!, id: "PRES-LAA-002", verdict, findings }],
    scenarios: [scenario],
  };
}

const performed = new Set(["tour/001"]);

function fatesOf(before: readonly Finding[], now: Report, notAgain: ReadonlyMap<string, string> = new Map()) {
  return holdAgainst(reportOf(before), now, { performed, notAgain });
}

const other: Finding = { ...BROKEN, id: "two", title: "The age is missing." };
const elsewhere: Finding = { ...BROKEN, id: "three", requirement: "PRES-LAA-003" };

describe("holdAgainst", () => {
  it.each<[string, readonly Finding[], Report, readonly Fate[]]>([
    ["is found again", [BROKEN], reportOf([BROKEN]), ["fails"]],
    ["breaks the same requirement in another way", [BROKEN], reportOf([other]), ["different"]],
    ["is not found in a scenario that came to its end", [BROKEN], reportOf([]), ["fixed"]],
    ["is not found in one that did not", [BROKEN], reportOf([], { verdict: "inconclusive" }), ["unknown"]],
    ["could not be set up", [BROKEN], reportOf([], { verdict: "error" }), ["unknown"]],
    ["was not there before", [], reportOf([elsewhere]), ["new"]],
    ["was only observed", [{ ...BROKEN, verdict: "observed" }], reportOf([]), []],
    ["is of a scenario that nobody asked for", [{ ...BROKEN, scenario: "tour/002" }], reportOf([]), []],
    ["was found in a repetition", [{ ...BROKEN, scenario: "tour/001~2" }], reportOf([]), ["fixed"]],
  ])("what %s", (_, before, now, fates) => {
    expect(fatesOf(before, now).map(({ fate }) => fate)).toEqual(fates);
  });

  it("cannot tell of what could not be performed again, and says why", () => {
    const notAgain = new Map([["tour/003", "it is no lawful test"]]);
    expect(fatesOf([{ ...BROKEN, scenario: "tour/003" }], reportOf([]), notAgain)).toMatchObject([
      { fate: "unknown", reason: "it is no lawful test" },
    ]);
  });
});

describe("replayOutcome", () => {
  const outcomeOf = (before: readonly Finding[], now: Report) => replayOutcome(fatesOf(before, now), now);
  const warned: Finding = { ...BROKEN, verdict: "warn" };

  it.each<[string, readonly Finding[], Report, string]>([
    ["a fail that is there still", [BROKEN], reportOf([BROKEN]), "fail"],
    ["a fail in another way", [BROKEN], reportOf([other]), "fail"],
    ["a new fail beside one that is fixed", [BROKEN], reportOf([elsewhere]), "fail"],
    [
      "a fail of which it cannot be told",
      [BROKEN],
      reportOf([], { verdict: "inconclusive" }),
      "inconclusive",
    ],
    ["what is fixed", [BROKEN], reportOf([]), "pass"],
    ["a warning that is there still", [warned], reportOf([warned]), "pass"],
    ["a run that broke", [BROKEN], { ...reportOf([BROKEN]), complete: false }, "broken"],
  ])("%s", (_, before, now, outcome) => {
    expect(outcomeOf(before, now)).toBe(outcome);
  });
});

describe("replayText", () => {
  const told = (before: readonly Finding[], now: Report) => {
    const fates = fatesOf(before, now);
    return replayText({ fates, now, outcome: replayOutcome(fates, now), scenarios: 1 });
  };

  it("says what became of it, what shows it and what it was", () => {
    expect(told([BROKEN], reportOf([other]))).toBe(
      [
        "1 scenario performed again on Sample 1.2, profile v1.",
        "",
        "DIFFERENT PRES-LAA-002: The age is missing.",
        "     before    The age is wrong.",
        "     allowed   0",
        "     observed  1",
        "     in        tour/001 (two)",
        "",
        "FAIL Of what was found: 1 different.",
        "",
      ].join("\n"),
    );
    expect(told([], reportOf([]))).toContain("\nPASS Nothing was broken before, and nothing is.\n");
  });

  it("is as many lines whatever a server says, and none commands a CI", () => {
    const hostile = (text: string) => {
      const found: Finding = { ...BROKEN, scenario: "tour/001", allowed: text, observed: text };
      const now = reportOf([found, { ...elsewhere, observed: text, scenario: text }]);
      return told([BROKEN], { ...now, target: { name: text, kind: "url", server: text } });
    };
    const lines = hostile("tame").split("\n").length;
    fc.assert(
      fc.property(hostileText, (text) => {
        const said = hostile(text);
        expect(said.split("\n")).toHaveLength(lines);
        expect(said).not.toMatch(/^\s*(::|##\[)/mu);
        expect(said).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
