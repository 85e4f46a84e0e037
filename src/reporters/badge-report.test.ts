import { makeBadge } from "badge-maker";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import { badgeReport } from "./badge-report.ts";
import { hostileReport } from "./hostile-report.fixture.ts";
import { sampleReport } from "./sample-report.ts";

interface Badge {
  readonly label: string;
  readonly message: string;
  readonly color: string;
}

const badgeOf = (changes: Partial<Report> = {}) =>
  JSON.parse(badgeReport({ ...sampleReport, ...changes })) as Badge;

/** The sample without its fail, or with it as listed beforehand. */
function changed(expected?: true): Partial<Report> {
  const requirements = sampleReport.requirements.map((row) =>
    row.verdict !== "fail" ? row : expected ? { ...row, expected } : { ...row, verdict: "pass" as const },
  );
  const summary = { ...sampleReport.summary, fail: expected ? 1 : 0, inconclusive: 0 };
  return { requirements, summary };
}

const unmet = {
  requirement: "PRES-STATE-001" as const,
  verdict: "fail" as const,
  reason: "",
  state: "unexpectedly-passed" as const,
  note: "",
  covers: [],
};

describe("badgeReport", () => {
  it("is what the endpoint badge of shields takes", () => {
    expect(badgeOf()).toEqual({
      schemaVersion: 1,
      label: "Matrix presence v1",
      message: "1 fail, 1 warn",
      color: "red",
    });
  });

  it.each([
    [changed(), "pass, 1 warn", "green"],
    [{ ...changed(), summary: { ...changed().summary!, warn: 0 } }, "pass", "brightgreen"],
    [changed(true), "pass, 1 known fail, 1 warn", "yellowgreen"],
    [
      { ...changed(), summary: { ...changed().summary!, inconclusive: 3 } },
      "inconclusive, 1 warn, 3 unknown",
      "yellow",
    ],
    [{ ...changed(), expectations: { file: "", entries: [unmet] } }, "1 listed wrongly, 1 warn", "red"],
    [{ complete: false }, "not tested to the end", "lightgrey"],
    [
      { facts: [{ name: "presenceActive", value: false, source: "measured", text: "" }] },
      "switched off",
      "lightgrey",
    ],
  ] satisfies [Partial<Report>, string, string][])("says of %#: %s in %s", (changes, message, color) => {
    expect(badgeOf(changes)).toMatchObject({ message, color });
  });

  it("is drawn by the library behind shields", () => {
    const { label, message, color } = badgeOf();
    const xml = XmlDocument.fromString(makeBadge({ label, message, color }));
    try {
      expect(xml.get("/*/@aria-label")?.content).toBe("Matrix presence v1: 1 fail, 1 warn");
      expect(xml.find("//*[@fill='#dd4343']")).not.toEqual([]);
    } finally {
      xml.dispose();
    }
  });

  it("holds nothing of what a server says", () => {
    expect(badgeReport(hostileReport("<hostile>"))).not.toContain("hostile");
  });
});
