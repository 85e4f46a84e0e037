import { describe, expect, it } from "vitest";
import type { ExpectationState } from "../judge/expected-verdict.ts";
import type { Report } from "../judge/report.ts";
import { outcome } from "./outcome.ts";
import { sampleReport } from "./sample-report.ts";

const counts = { pass: 10, observed: 0, warn: 0, inconclusive: 0, fail: 0, skipped: 0, error: 0 };
const requirement = sampleReport.requirements[0]!;

function report(changes: Partial<Report["summary"]>, more: Partial<Report> = {}): Report {
  const summary = { ...counts, ...changes };
  const length = Object.values(summary).reduce((sum, count) => sum + count, 0);
  return { ...sampleReport, summary, requirements: Array.from({ length }, () => requirement), ...more };
}

const known = { ...requirement, verdict: "fail", expected: true } as const;

function holding(...states: readonly ExpectationState[]): Partial<Report> {
  const entries = states.map((state) => {
    return {
      requirement: "PRES-GET-002",
      verdict: "fail",
      reason: "r",
      state,
      note: "n",
      covers: [],
    } as const;
  });
  return { expectations: { file: "known.json", entries } };
}

describe("outcome", () => {
  it.each<[string, Report, string]>([
    ["nothing wrong", report({}), "pass"],
    ["warnings only", report({ warn: 3, observed: 2 }), "pass"],
    ["a fail", report({ fail: 1 }), "fail"],
    ["a fail beside too much inconclusive", report({ fail: 1, inconclusive: 20 }), "fail"],
    ["listed fails", report({ fail: 2 }, { requirements: [known, known] }), "pass"],
    ["a fail beside a listed one", report({ fail: 2 }, { requirements: [known, requirement] }), "fail"],
    ["a listed fail that passes", report({}, holding("unexpectedly-passed")), "fail"],
    ["a listed name that nothing has", report({}, holding("matches-nothing")), "fail"],
    ["an expired entry", report({}, holding("expired")), "fail"],
    ["entries of which the run says nothing", report({}, holding("met", "undecided", "outside")), "pass"],
    ["an expired entry in a broken run", report({}, { ...holding("expired"), complete: false }), "broken"],
    ["exactly the share that may be inconclusive", report({ pass: 9, inconclusive: 1 }), "pass"],
    ["more than that share", report({ pass: 8, inconclusive: 1 }), "inconclusive"],
    [
      "skipped ones do not count as applicable",
      report({ pass: 8, inconclusive: 1, skipped: 100 }),
      "inconclusive",
    ],
    ["an incomplete run without fails", report({}, { complete: false }), "broken"],
    ["an incomplete run with fails", report({ fail: 2 }, { complete: false }), "broken"],
    ["errors", report({}, { errors: [{ code: "gone", message: "m", hint: "h" }] }), "broken"],
    ["a set-up that failed", report({ error: 1 }), "broken"],
    ["no requirement at all", report({}, { requirements: [] }), "broken"],
    ["no check at all", report({}, { requirements: [{ ...requirement, checks: 0 }] }), "broken"],
    [
      "presence switched off",
      report({}, { facts: [{ name: "presenceActive", value: false, source: "measured", text: "Off." }] }),
      "broken",
    ],
  ])("%s", (_case, given, expected) => {
    expect(outcome(given, 10)).toBe(expected);
  });

  it("keeps the share that the user sets", () => {
    expect(outcome(report({ inconclusive: 1 }), 0)).toBe("inconclusive");
    expect(outcome(report({ inconclusive: 50 }), 100)).toBe("pass");
  });
});
