import { describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import { sampleReport } from "../reporters/sample-report.ts";
import { exitCode } from "./exit-code.ts";

const counts = { pass: 100, observed: 0, warn: 0, inconclusive: 0, fail: 0, skipped: 0, error: 0 };
const requirement = sampleReport.requirements[0]!;

function report(changes: Partial<Report["summary"]>, more: Partial<Report> = {}): Report {
  const summary = { ...counts, ...changes };
  const length = Object.values(summary).reduce((sum, count) => sum + count, 0);
  return { ...sampleReport, summary, requirements: Array.from({ length }, () => requirement), ...more };
}

const presenceOff = [{ name: "presenceActive", value: false, source: "measured", text: "Off." }] as const;
const broke = [{ code: "server-gone", message: "The server stopped answering.", hint: "Look at its log." }];

/** Row by row the table of the contract; 64 is found before there is a report, see `run-cli.test.ts`. */
describe("exitCode", () => {
  it.each<[number, string, Report]>([
    [3, "the run or the target broke", report({}, { complete: false, errors: broke })],
    [3, "interrupted", report({}, { complete: false })],
    [3, "nothing was checked", report({}, { requirements: [{ ...requirement, checks: 0 }] })],
    [3, "presence is switched off", report({}, { facts: presenceOff })],
    [3, "incomplete, and with fails: the first row wins", report({ fail: 5 }, { complete: false })],
    [1, "at least one fail", report({ fail: 1 })],
    [1, "a fail beside too much inconclusive: the first row wins", report({ fail: 1, inconclusive: 90 })],
    [2, "more inconclusive than allowed", report({ pass: 80, inconclusive: 20 })],
    [0, "as much inconclusive as allowed", report({ pass: 90, inconclusive: 10 })],
    [0, "warnings and observations", report({ warn: 4, observed: 9 })],
    [0, "all passed", report({})],
  ])("is %i when %s", (code, _case, given) => {
    expect(exitCode(given, 10)).toBe(code);
  });
});
