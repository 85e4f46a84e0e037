import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileReport, hostileText } from "./hostile-report.fixture.ts";
import { listedReport } from "./listed-report.fixture.ts";
import { reportEntry } from "./report-entry.ts";
import { sampleReport } from "./sample-report.ts";

describe("reportEntry", () => {
  it("reads like this for a fail", () => {
    const flaky = sampleReport.requirements.map((requirement) =>
      requirement.verdict === "fail" ? { ...requirement, flaky: { failed: 1, of: 3 } } : requirement,
    );
    const entry = reportEntry(
      { ...listedReport, requirements: flaky },
      { id: "PRES-LAA-002", finding: "finding2" },
    );
    expect(entry.join("\n")).toMatchInlineSnapshot(`
      "  run         http://127.0.0.1:8008, Sample 1.2; profile v1, 2026-01-02T03:04:05.000Z
        verdict     flaky, failed in 1 of 3 performances
        checks      4 in 1 scenario
        listed      as fail, met: Known for years.
        decided in  presence-pairs-0001
        finding     finding2 (fail), scenario presence-pairs-0001, 1 min 1 s into the run
                      Sending a message did not move the last active time.
                      allowed   last_active_ago of at most 1500 ms
                      observed  last_active_ago 61000
                      requests  #12, #16 of the history"
    `);
  });

  it("says why nothing could be decided", () => {
    expect(reportEntry(sampleReport, { id: "PRES-IDLE-002" }).slice(1)).toEqual([
      "  verdict     inconclusive",
      "  checks      0",
      "  because     vacuous: it was planned and never decided",
      "              3 × a timer of the server may have fired lawfully",
      "              1 × it came, or was missed, between the usual time and the hard bound",
    ]);
  });

  it("says that a fail was known", () => {
    expect(reportEntry(listedReport, { id: "PRES-LAA-002" })[1]).toBe(
      "  verdict     fail, listed beforehand",
    );
  });

  it("says that the run was cut short, or did not know the requirement", () => {
    expect(reportEntry({ ...sampleReport, complete: false }, { id: "PRES-VIS-001" }).slice(1)).toEqual([
      "              This run did not come to its end.",
      "  verdict     none: that run did not know this requirement",
    ]);
  });

  it("counts the findings that it leaves out", () => {
    const many = sampleReport.requirements.map((requirement) => ({
      ...requirement,
      findings: [...requirement.findings, ...requirement.findings],
    }));
    const lines = reportEntry({ ...sampleReport, requirements: many }, { id: "PRES-LAA-002" });
    expect(lines.filter((line) => line.startsWith("  finding "))).toHaveLength(5);
    expect(lines.at(-1)).toBe("              and 3 more findings, in the report");
  });

  it("keeps a server's text in lines of ours", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const { id } of sampleReport.requirements) {
          const lines = reportEntry(hostileReport(text), { id });
          expect(lines.join("")).not.toMatch(/(?! )[\p{C}\u2028\u2029]/u);
          expect(lines.every((line) => /^ {2}/u.test(line) && !/^\s*(?:::|##)/u.test(line))).toBe(true);
        }
      }),
    );
  });
});
