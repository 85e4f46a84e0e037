import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileReport, hostileText } from "../hostile-report.fixture.ts";
import { sampleReport } from "../sample-report.ts";
import { compareReports } from "./comparison.ts";
import { comparisonHtml } from "./comparison-html.ts";
import { reportWith } from "./report-with.fixture.ts";

const right = reportWith("PRES-LAA-002", { verdict: "pass", findings: [] });

describe("comparisonHtml", () => {
  it("has what became of the first only where something could, and leads from a change to its requirement", () => {
    expect(comparisonHtml(compareReports([right, sampleReport]))).not.toContain(`id="changes"`);
    const page = comparisonHtml(compareReports([right, sampleReport], true));
    expect(page).toContain("<h3>B against A: 1 regressed.</h3>");
    expect(page).toContain(`<a href="#PRES-LAA-002">PRES-LAA-002</a>`);
    expect(page).toContain(`<tr id="PRES-LAA-002">`);
  });

  it("leads from a requirement on which they differ to the place that is open", () => {
    const told = reportWith("PRES-PROF-001", { verdict: "pass", findings: [] });
    const page = comparisonHtml(compareReports([sampleReport, told]));
    expect(page).toContain(`<a href="#AMB-02">AMB-02</a>`);
    expect(page).toContain(`<article id="AMB-02"`);
    expect(page).not.toContain(`<article id="AMB-23"`);
  });

  it("has the same tags whatever a server says", () => {
    const told = reportWith("PRES-PROF-001", { verdict: "pass", findings: [] });
    const tagsOf = (hostile: string) => {
      const page = comparisonHtml(compareReports([told, hostileReport(hostile)], true));
      return page.match(/<[^>]*>/gu)?.join("");
    };
    const tame = tagsOf("tame");
    fc.assert(
      fc.property(hostileText, (hostile) => {
        expect(tagsOf(hostile)).toBe(tame);
      }),
      { numRuns: 30 },
    );
  });
});
