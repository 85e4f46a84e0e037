import { describe, expect, it } from "vitest";
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

describe("outcome", () => {
  it.each<[string, Report, string]>([
    ["nothing wrong", report({}), "pass"],
    ["warnings only", report({ warn: 3, observed: 2 }), "pass"],
    ["a fail", report({ fail: 1 }), "fail"],
    ["a fail beside too much inconclusive", report({ fail: 1, inconclusive: 20 }), "fail"],
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
