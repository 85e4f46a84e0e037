import draft from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { sarifToMarkdown } from "@security-alert/sarif-to-markdown";
import { Ajv } from "ajv";
import * as fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import { hostileReport, hostileText } from "./hostile-report.fixture.ts";
import { listedReport } from "./listed-report.fixture.ts";
import { sampleReport } from "./sample-report.ts";
import { sarifReport } from "./sarif-report.ts";

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly justification: string }[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly unknown[];
  readonly results: readonly Result[];
}

function runOf(report: Report): Run {
  const { runs } = JSON.parse(sarifReport(report)) as { readonly runs: readonly [Run] };
  return runs[0];
}

/** The official schema, which is of a draft that names its id otherwise; what it means by its formats is not looked at. */
function officialSchema() {
  const { id: _, $schema: __, ...schema } = draft;
  return new Ajv({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    unicodeRegExp: false,
  }).compile(schema);
}

const isSarif = officialSchema();

describe("the SARIF report", () => {
  it("is SARIF by the official schema, whatever a server says", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        isSarif(JSON.parse(sarifReport(hostileReport(hostile))));
        expect(isSarif.errors).toBeNull();
      }),
      { numRuns: 30 },
    );
    expect(isSarif({ version: "2.1.0", runs: [{ results: [] }] })).toBe(false);
  });

  it("has the requirements that apply for rules, and each fail and warn for a result of its rule", () => {
    const { tool, results } = runOf(sampleReport);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(sampleReport.requirements.map(({ id }) => id));
    expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      ...Array<string>(4).fill("PRES-LAA-002 error"),
      "PRES-PROF-001 warning",
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it("has no rule of what is not part of the profile", () => {
    const requirements = sampleReport.requirements.map((row) => ({ ...row, severity: "off" }));
    expect(runOf({ ...sampleReport, requirements }).tool.driver.rules).toEqual([]);
  });

  it("knows a result by its finding, and puts it where its scenario is", () => {
    const [{ partialFingerprints, locations, message }] = runOf(sampleReport).results as [Result];
    expect(partialFingerprints).toEqual({
      "rollcallFinding/v1": "finding1",
      primaryLocationLineHash: "finding1:1",
    });
    expect(locations[0]?.physicalLocation.artifactLocation.uri).toBe("scenarios/presence-pairs-0001");
    expect(message.text).toBe(
      "Sending a message did not move the last active time.\nallowed: last_active_ago of at most 1500 ms\n" +
        "observed: last_active_ago 61000\nscenario: presence-pairs-0001, finding finding1",
    );
  });

  it("suppresses what was listed beforehand, with its reason, and nothing else", () => {
    const suppressed = runOf(listedReport).results.filter(({ suppressions }) => suppressions !== undefined);
    const known = listedReport.requirements.filter(({ expected }) => expected).map(({ id }) => id);
    expect([...new Set(suppressed.map(({ ruleId }) => ruleId))]).toEqual(known);
    expect(suppressed[0]?.suppressions?.[0]?.justification).not.toBe("");
  });

  it("says when the run did not come to its end, and why", () => {
    const errors = [{ code: "target-gone", message: "It is gone.", hint: "Look." }];
    expect(runOf({ ...sampleReport, complete: false, errors, warnings: [] }).invocations).toEqual([
      {
        executionSuccessful: false,
        startTimeUtc: sampleReport.startedAt,
        toolExecutionNotifications: [{ level: "error", message: { text: "It is gone. Look." } }],
      },
    ]);
  });

  it("keeps a server's text from being a link, a placeholder, a place elsewhere, or unseen", () => {
    const { results } = runOf(hostileReport("[x](y) {0} ../../\u202e%"));
    expect(results[0]?.message.text).toContain("observed: [x\\](y) {{0}} ../../\\u202e%");
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      "scenarios/%5Bx%5D(y)%20%7B0%7D%20../../%5Cu202e%25",
    );
  });

  it("stays small when a server sends megabytes", () => {
    expect(sarifReport(hostileReport("<".repeat(2_000_000))).length).toBeLessThan(1_000_000);
  });

  it("is shown by a foreign reader, which counts what is suppressed apart", () => {
    const shown = (report: Report) =>
      sarifToMarkdown({
        owner: "o",
        repo: "r",
        branch: "main",
        sourceRoot: "",
        title: "Rollcall",
        severities: ["error", "warning"],
        failOn: ["error"],
        suppressedResults: true,
        simple: false,
      })(JSON.parse(sarifReport(report)));
    const [result] = shown(sampleReport);
    expect(result).toMatchObject({ hasMessages: true, shouldFail: true });
    expect(marked.parse(result!.body, { async: false })).toContain("PRES-LAA-002");
  });
});
