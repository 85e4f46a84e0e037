import { describe, expect, it } from "vitest";
import type { Report } from "../../judge/report.ts";
import type { Fact } from "../../judge/verdict.ts";
import { sampleReport } from "../sample-report.ts";
import { ledgerOf } from "./ledger.ts";
import { reportWith } from "./report-with.fixture.ts";

function learned(name: Fact["name"], value: Fact["value"], text: string): Report {
  return { ...sampleReport, facts: [{ name, value, text, source: "measured" }] };
}

const differing = (...reports: readonly Report[]) =>
  ledgerOf(reports).differing.map(({ ambiguity }) => ambiguity.id);

describe("ledgerOf", () => {
  it("enters what each server does where the preflight learned that they differ", () => {
    const ledger = ledgerOf([
      learned("omittedMessage", "keep", "It keeps the message."),
      learned("omittedMessage", "clear", "It clears the message."),
      { ...sampleReport, facts: [] },
    ]);
    expect(ledger.differing.map(({ ambiguity }) => ambiguity.id)).toEqual(["AMB-13"]);
    expect(ledger.differing[0]?.conduct).toEqual([
      [{ said: "It keeps the message." }],
      [{ said: "It clears the message." }],
      [],
    ]);
  });

  it("enters a requirement that one server passes and for which another is warned", () => {
    expect(differing(sampleReport, reportWith("PRES-PROF-001", { verdict: "pass", findings: [] }))).toEqual([
      "AMB-02",
    ]);
  });

  it("takes a fail for no reading of the text", () => {
    expect(differing(sampleReport, reportWith("PRES-LAA-002", { verdict: "pass", findings: [] }))).toEqual(
      [],
    );
  });

  it("takes what another profile judges otherwise for no other conduct", () => {
    const milder = reportWith("PRES-PROF-001", { verdict: "observed", severity: "observed" });
    expect(differing(sampleReport, milder)).toEqual([]);
  });

  it("says where they do the same, and nothing of where nothing is known", () => {
    expect(ledgerOf([sampleReport, sampleReport]).alike).toEqual([
      "AMB-02",
      "AMB-07",
      "AMB-09",
      "AMB-12",
      "AMB-23",
      "AMB-31",
    ]);
  });

  it("counts the answers of one kind, whoever took part, and shows one of many", () => {
    const [finding] = sampleReport.requirements[3]!.findings;
    const kind = (title: string, observed: string) => ({ ...finding!, title, observed });
    const few = ["it counted", "it counted", "it did not"].map((one) =>
      kind("Whether it counts is open.", one),
    );
    const many = ["B", "C", "D", "K"].map((who) => kind(`${who} reads the presence of A.`, `200 to ${who}`));
    const report = reportWith("PRES-GET-010", { findings: [...few, ...many] });
    const other = reportWith("PRES-GET-010", { verdict: "pass", findings: [] });
    const [entry] = ledgerOf([report, other]).differing;
    expect(entry?.conduct).toEqual([
      [
        {
          said: "PRES-GET-010: observed: Whether it counts is open.",
          seen: "it counted (2 ×); it did not (1 ×)",
        },
        {
          said: "PRES-GET-010: observed: B reads the presence of A.",
          seen: "4 findings, for example: 200 to B",
        },
      ],
      [{ said: "PRES-GET-010: pass" }],
    ]);
  });
});
