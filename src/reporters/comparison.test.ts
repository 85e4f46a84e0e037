import { describe, expect, it } from "vitest";
import type { Report, ReportedRequirement } from "../judge/report.ts";
import { compareReports } from "./comparison.ts";
import { comparisonMarkdown } from "./comparison-markdown.ts";
import { comparisonText } from "./comparison-text.ts";
import { sampleReport } from "./sample-report.ts";

/** The sample, of another server, with changes to one requirement. */
function reportWith(id: string, changes: Partial<ReportedRequirement>): Report {
  const requirements = sampleReport.requirements.map((row) => (row.id === id ? { ...row, ...changes } : row));
  return { ...sampleReport, target: { ...sampleReport.target, server: "Other 2" }, requirements };
}

const verdictsOf = (id: string, ...reports: readonly Report[]) =>
  compareReports(reports).rows.find((row) => row.id === id)?.verdicts;

describe("compareReports", () => {
  it("leaves out and counts what all passed and what all skipped", () => {
    const { rows, passedByAll, skippedByAll } = compareReports([sampleReport, sampleReport]);
    expect(rows.map(({ id }) => id)).toEqual([
      "PRES-LAA-002",
      "PRES-PROF-001",
      "PRES-GET-010",
      "PRES-IDLE-002",
    ]);
    expect([passedByAll, skippedByAll]).toEqual([1, 1]);
  });

  it("shows a requirement as soon as one report does not pass it, in the order of the reports", () => {
    const other = reportWith("PRES-STATE-001", { verdict: "inconclusive" });
    expect(verdictsOf("PRES-STATE-001", other, sampleReport)).toEqual(["inconclusive", "pass"]);
  });

  it("has a dash where a report does not know a requirement that another has", () => {
    const shorter = { ...sampleReport, requirements: sampleReport.requirements.slice(1) };
    expect(verdictsOf("PRES-STATE-001", shorter, sampleReport)).toEqual(["–", "pass"]);
  });

  it("tells a fail that is known and one that is flaky apart from others", () => {
    const known = reportWith("PRES-LAA-002", { expected: true });
    const flaky = reportWith("PRES-LAA-002", { flaky: { failed: 1, of: 3 } });
    expect(verdictsOf("PRES-LAA-002", sampleReport, known, flaky)).toEqual(["fail", "fail (known)", "flaky"]);
  });

  it("counts the decisions that could have been a fail or a warn, no others", () => {
    const silent = reportWith("PRES-LAA-002", { severity: "observed", checks: 1_000 });
    const sums = compareReports([sampleReport, silent]).reports.map(({ checks }) => checks);
    expect(sums[0]! - sums[1]!).toBe(4);
  });
});

const comparison = compareReports([sampleReport, reportWith("PRES-LAA-002", { verdict: "pass" })]);

describe("a comparison", () => {
  it("is told as text", () => {
    const text = comparisonText(comparison).split("\n");
    expect(text[1]).toMatch(/^ {2}A {2}Sample 1\.2 {2}v1 {7}smoke {2}2026-01-02 /u);
    expect(text).toContainEqual(expect.stringMatching(/^ {2}PRES-LAA-002 {3}fail +pass +Sending a message/u));
    expect(text.at(-2)).toBe("4 requirements shown; 1 passed by all and 1 skipped by all are left out.");
  });

  it("is told as Markdown", () => {
    const lines = comparisonMarkdown(comparison).split("\n");
    expect(lines).toContain("| requirement | A | B | demands |");
    expect(lines).toContainEqual(expect.stringMatching(/^\| PRES-LAA-002 \| fail \| pass \| Sending/u));
  });
});
