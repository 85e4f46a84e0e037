import { describe, expect, it } from "vitest";
import type { Report } from "../../judge/report.ts";
import { sampleReport } from "../sample-report.ts";
import { compareReports } from "./comparison.ts";
import { regressionOutcome } from "./regression-outcome.ts";
import { reportWith } from "./report-with.fixture.ts";

const [, failing] = sampleReport.requirements;
const right = reportWith("PRES-LAA-002", { verdict: "pass", findings: [] });

const outcomeOf = (reports: readonly Report[], percent = 10) =>
  regressionOutcome(compareReports(reports, true), percent);

describe("regressionOutcome", () => {
  it("fails for what regressed, of whichever server, in whichever later report", () => {
    expect(outcomeOf([right, sampleReport])).toBe("fail");
    expect(outcomeOf([right, right, sampleReport])).toBe("fail");
  });

  it("passes for what was fixed, for what failed before, and for what was newly found", () => {
    expect(outcomeOf([sampleReport, right])).toBe("pass");
    expect(outcomeOf([sampleReport, sampleReport])).toBe("pass");
    const unknown = reportWith("PRES-LAA-002", { verdict: "inconclusive", checks: 0, findings: [] });
    expect(outcomeOf([unknown, sampleReport])).toBe("pass");
  });

  it("passes for what regressed and is listed as known", () => {
    expect(outcomeOf([right, reportWith(failing!.id, { expected: true })])).toBe("pass");
  });

  it("is inconclusive when more of what was known is lost than is allowed", () => {
    const lost = reportWith("PRES-STATE-001", { verdict: "inconclusive", checks: 0 });
    expect(
      outcomeOf([right, { ...lost, requirements: [lost.requirements[0]!, ...right.requirements.slice(1)] }]),
    ).toBe("inconclusive");
    expect(outcomeOf([sampleReport, lost], 25)).toBe("pass");
    expect(outcomeOf([sampleReport, lost], 24)).toBe("inconclusive");
  });

  it("is broken when one of the runs proves nothing, whatever else it says", () => {
    expect(outcomeOf([right, { ...sampleReport, complete: false }])).toBe("broken");
    expect(outcomeOf([{ ...right, complete: false }, right])).toBe("broken");
  });
});
