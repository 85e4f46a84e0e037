import { describe, expect, it } from "vitest";
import type { Report, ReportedRequirement } from "../../judge/report.ts";
import type { Finding, Verdict } from "../../judge/verdict.ts";
import { sampleReport } from "../sample-report.ts";
import { changeKind } from "./change-kind.ts";

const [first] = sampleReport.requirements;
const [broken] = sampleReport.requirements[1]!.findings;

/** The first requirement of the sample with this verdict, and what shows it. */
function rowOf(verdict: Verdict, changes: Partial<ReportedRequirement> = {}): ReportedRequirement {
  const isBroken = verdict === "warn" || verdict === "fail" || verdict === "observed";
  const findings: readonly Finding[] = isBroken ? [{ ...broken!, verdict }] : [];
  return { ...first!, verdict, findings, ...changes };
}

const kindOf = (
  [before, after]: readonly (ReportedRequirement | undefined)[],
  [older, newer]: readonly Partial<Report>[] = [],
) => changeKind({ before, after }, { ...sampleReport, ...older }, { ...sampleReport, ...newer });

const elsewhere = { scenarios: [{ ...sampleReport.scenarios[0]!, id: "another" }] };

describe("changeKind", () => {
  it.each([
    ["pass", "fail", "regressed"],
    ["pass", "warn", "regressed"],
    ["observed", "warn", "regressed"],
    ["warn", "fail", "regressed"],
    ["fail", "pass", "fixed"],
    ["fail", "observed", "fixed"],
    ["fail", "warn", "fixed"],
    ["inconclusive", "fail", "found"],
    ["skipped", "warn", "found"],
    ["pass", "inconclusive", "unknown"],
    ["fail", "skipped", "unknown"],
    ["warn", "error", "unknown"],
    ["pass", "pass", undefined],
    ["pass", "observed", undefined],
    ["inconclusive", "pass", undefined],
    ["skipped", "inconclusive", undefined],
  ] as const)("%s, then %s: %s", (before, after, kind) => {
    expect(kindOf([rowOf(before), rowOf(after)])).toBe(kind);
  });

  it("says of a requirement that a report does not know what it says of one that is skipped", () => {
    expect(kindOf([undefined, rowOf("fail")])).toBe("found");
    expect(kindOf([undefined, rowOf("pass")])).toBeUndefined();
    expect(kindOf([rowOf("pass"), undefined])).toBe("outside");
  });

  it("takes what the older run did not perform for found, and what the newer did not for unseen", () => {
    expect(kindOf([rowOf("pass"), rowOf("fail")], [elsewhere, {}])).toBe("found");
    expect(kindOf([rowOf("fail"), rowOf("pass")], [{}, elsewhere])).toBe("unseen");
  });

  it("takes a scenario that did not come to its end for one that was not performed", () => {
    const cut = { scenarios: [{ ...sampleReport.scenarios[0]!, verdict: "inconclusive" as const }] };
    expect(kindOf([rowOf("fail"), rowOf("pass")], [{}, cut])).toBe("unseen");
  });

  it("knows the scenario of a repetition by that of the plan", () => {
    const again = rowOf("fail", {
      findings: [{ ...broken!, scenario: `${broken!.scenario}~2` }],
    });
    expect(kindOf([rowOf("pass"), again])).toBe("regressed");
  });

  it("does not believe that what was flaky is fixed because it did not come this time", () => {
    expect(kindOf([rowOf("fail", { flaky: { failed: 1, of: 3 } }), rowOf("pass")])).toBe("unseen");
  });

  it("calls a breach that another profile takes more seriously no change, but a new breach a regression", () => {
    const [mild, severe] = [rowOf("warn", { severity: "warn" }), rowOf("fail", { severity: "fail" })];
    expect([kindOf([mild, severe]), kindOf([severe, mild])]).toEqual([undefined, undefined]);
    expect(kindOf([rowOf("pass", { severity: "warn" }), severe])).toBe("regressed");
  });

  it.each([
    [
      "its plan leaves out",
      { coverage: { ...sampleReport.coverage, unreached: [{ id: first!.id, reason: "" }] } },
    ],
    ["was left out", { leftOut: { reason: "", scenarios: [], requirements: [first!.id] } }],
  ])("does not ask the newer report for what %s", (_name, newer) => {
    expect(kindOf([rowOf("pass"), rowOf("skipped")], [{}, newer])).toBe("outside");
  });

  it("does not ask for what the newer profile does not have", () => {
    expect(kindOf([rowOf("pass"), rowOf("skipped", { severity: "off" })])).toBe("outside");
  });
});
