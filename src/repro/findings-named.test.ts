import { describe, expect, it } from "vitest";
import type { ReportedRequirement } from "../judge/report.ts";
import type { Finding } from "../judge/verdict.ts";
import { findingsNamed } from "./findings-named.ts";

function finding(id: string, verdict: Finding["verdict"]): Finding {
  return {
    id,
    requirement: "PRES-LAA-002",
    scenario: `activity/${id}`,
    verdict,
    title: "",
    allowed: "",
    observed: "",
    at: 0,
    exchanges: [],
  };
}

function reportWith(...findings: readonly Finding[]) {
  return {
    errors: [],
    requirements: [{ id: "PRES-LAA-002", verdict: "fail", findings } as unknown as ReportedRequirement],
  };
}

const idsOf = (report: ReturnType<typeof reportWith>, name: string) =>
  findingsNamed(report, name).findings.map(({ id }) => id);

describe("findingsNamed", () => {
  it("finds a finding by its id, and after it the others of its requirement", () => {
    const report = reportWith(finding("a", "fail"), finding("b", "warn"), finding("c", "observed"));
    expect(idsOf(report, "b")).toEqual(["b", "a"]);
    expect(findingsNamed(report, "b").isOneFinding).toBe(true);
  });

  it("finds the fails of a requirement, and its warnings only where there are none", () => {
    const failing = reportWith(finding("a", "warn"), finding("b", "fail"), finding("c", "fail"));
    expect(idsOf(failing, "pres-laa-002")).toEqual(["b", "c"]);
    expect(findingsNamed(failing, "PRES-LAA-002").isOneFinding).toBe(false);
    expect(idsOf(reportWith(finding("a", "warn"), finding("b", "observed")), "PRES-LAA-002")).toEqual(["a"]);
  });

  it("says what there is when there is nothing of the name", () => {
    expect(() => findingsNamed(reportWith(finding("a", "fail")), "PRES-LAA-003")).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('"PRES-LAA-003"') as string,
        hint: expect.stringContaining("Broken there: PRES-LAA-002.") as string,
      }),
    );
    expect(() => findingsNamed({ errors: [], requirements: [] }, "x")).toThrow(
      expect.objectContaining({ hint: "The report has nothing that was broken." }),
    );
    // What is only observed is no fault.
    expect(() => findingsNamed(reportWith(finding("a", "observed")), "a")).toThrow("Cannot find");
  });

  it("says why nothing was judged, where the run broke", () => {
    const errors = [{ code: "presence-off", message: "Presence is off.", hint: "Switch it on." }];
    expect(() => findingsNamed({ errors, requirements: [] }, "PRES-META-001")).toThrow(
      expect.objectContaining({
        hint: "The report has nothing that was broken, and its run broke: Presence is off. Switch it on.",
      }),
    );
  });
});
