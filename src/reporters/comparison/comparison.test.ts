import { describe, expect, it } from "vitest";
import type { Report } from "../../judge/report.ts";
import { compareReports, sayCell } from "./comparison.ts";
import { comparisonMarkdown } from "./comparison-markdown.ts";
import { comparisonText } from "./comparison-text.ts";
import { sampleReport } from "../sample-report.ts";
import { reportWith } from "./report-with.fixture.ts";

const verdictsOf = (id: string, ...reports: readonly Report[]) =>
  compareReports(reports)
    .rows.find((row) => row.id === id)
    ?.cells.map(sayCell);

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

  it("names the places that are open where those who decided it differ", () => {
    const openIn = (...reports: readonly Report[]) =>
      compareReports(reports).rows.find(({ id }) => id === "PRES-LAA-002")?.open;
    const right = reportWith("PRES-LAA-002", { verdict: "pass" });
    const unknown = reportWith("PRES-LAA-002", { verdict: "inconclusive", checks: 0 });
    expect(openIn(sampleReport, right)).toEqual(["AMB-23", "AMB-31"]);
    expect(openIn(sampleReport, unknown)).toEqual([]);
  });

  it("holds a report of the same server, in whichever version, against the first, and one of another only if asked", () => {
    const of = (server: string) => reportWith("PRES-LAA-002", { verdict: "pass", findings: [] }, server);
    const reports = [of("Synapse/1.99.0"), of("Synapse/2.0rc1"), of("Dendrite 0.15"), of("Synapse")];
    const against = (asVersions?: boolean) =>
      compareReports(reports, asVersions).changes.map(({ report }) => report);
    expect([against(), against(true)]).toEqual([
      [1, 3],
      [1, 2, 3],
    ]);
  });

  it("goes by the target of a server that does not tell its name", () => {
    const of = (name: string) => ({ ...sampleReport, target: { name, kind: "url" } });
    expect(compareReports([of("http://a"), of("http://a"), of("http://b")]).changes).toHaveLength(1);
  });

  it("counts the decisions that could have been a fail or a warn, no others", () => {
    const silent = reportWith("PRES-LAA-002", { severity: "observed", checks: 1_000 });
    const sums = compareReports([sampleReport, silent]).reports.map(({ checks }) => checks);
    expect(sums[0]! - sums[1]!).toBe(4);
  });
});

const right = reportWith("PRES-LAA-002", { verdict: "pass", findings: [] });
const other = compareReports([sampleReport, right]);
const later = compareReports([right, { ...sampleReport, depth: "standard", complete: false }], true);

describe("a comparison", () => {
  it("is told as text", () => {
    const text = comparisonText(other).split("\n");
    expect(text[1]).toMatch(/^ {2}A {2}Sample 1\.2 {2}v1 {7}smoke {2}2026-01-02 /u);
    expect(text).toContainEqual(
      expect.stringMatching(/^ {2}PRES-LAA-002 {3}fail +pass +AMB-23, AMB-31 +Sending a message/u),
    );
    expect(text).toContain("4 requirements shown; 1 passed by all and 1 skipped by all are left out.");
    expect(text.at(-2)).toMatch(/^B: another server than A, so that what differs is no change\./u);
  });

  it("is told as Markdown", () => {
    const lines = comparisonMarkdown(other).split("\n");
    expect(lines).toContain("| requirement | A | B | open | demands |");
    expect(lines).toContainEqual(
      expect.stringMatching(/^\| PRES-LAA-002 \| fail \| pass \| AMB-23, AMB-31 \| Sending/u),
    );
  });

  it("tells what became of the first, what shows it, and what the comparison cannot say", () => {
    const text = comparisonText(later);
    expect(text).toContain("\nB against A: 1 regressed.\nThey did not try the same: ");
    expect(text).toMatch(
      /\n {2}regressed +PRES-LAA-002 +pass +fail +Sending a message did not move .*finding1 in presence-pairs-0001.* Observed: last_active_ago 61000\n/u,
    );
    expect(text).toContain("\nB proves nothing: The run did not come to its end.\n");
    expect(comparisonMarkdown(later)).toContain("\n\nB against A: 1 regressed. They did not try the same: ");
    expect(comparisonMarkdown(later)).toContain("\n| regressed | PRES-LAA-002 | pass | fail | Sending");
  });

  it("counts known regressions among the others, and says when there is nothing to tell", () => {
    const known = compareReports([right, reportWith("PRES-LAA-002", { expected: true })], true);
    expect(comparisonText(known)).toContain("B against A: 1 regressed (1 known).");
    expect(comparisonText(compareReports([right, right]))).toContain(
      "B against A: nothing regressed, nothing was fixed.",
    );
  });

  it("tells where the text is open, how it can be read, and what each server does", () => {
    const open = compareReports([
      sampleReport,
      reportWith("PRES-PROF-001", { verdict: "pass", findings: [] }),
    ]);
    const text = comparisonText(open);
    expect(text).toMatch(/\n {2}AMB-02 {2}profile change as m\.presence\n {4}where +\[main:cs\]/u);
    expect(text).toMatch(/\n {4}A: Sample 1\.2\n +PRES-PROF-001: warn: A changed display name was not told/u);
    expect(text).toMatch(/\n {4}B: Other 2\n +PRES-PROF-001: pass\n/u);
    const markdown = comparisonMarkdown(open);
    expect(markdown).toContain("\n\n**AMB-02: profile change as m&#46;presence** (");
    expect(markdown).toMatch(/\n1\. A changed display name or avatar is told as &#96;m&#46;presence/u);
    expect(markdown).toContain("\n- B&#58; Other 2<br>PRES-PROF-001&#58; pass\n");
  });
});
