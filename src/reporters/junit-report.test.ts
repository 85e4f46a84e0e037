import { parse } from "junit2json";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import { junitReport } from "./junit-report.ts";
import { listedReport } from "./listed-report.fixture.ts";
import { sampleReport } from "./sample-report.ts";

/** What an XPath expression finds in the report, as texts. */
function found(report: Report, path: string): string[] {
  const xml = XmlDocument.fromString(junitReport(report));
  try {
    return xml.find(path).map(({ content }) => content);
  } finally {
    xml.dispose();
  }
}

const caseOf = (id: string) => `//testcase[starts-with(@name, "${id} ")]`;

describe("junitReport", () => {
  it("has a suite for the run and one for each heading, a test case for each requirement", () => {
    expect(found(sampleReport, "/testsuites/testsuite/@name")).toEqual([
      "RUN",
      "STATE",
      "LAA",
      "PROF",
      "GET",
      "IDLE",
      "FED",
    ]);
    expect(found(sampleReport, "//testcase/@classname")).toEqual([
      "rollcall.RUN",
      "rollcall.STATE",
      "rollcall.LAA",
      "rollcall.PROF",
      "rollcall.GET",
      "rollcall.IDLE",
      "rollcall.FED",
    ]);
  });

  it("fails with what was allowed, what was seen, and the requests that show it", () => {
    expect(found(sampleReport, `${caseOf("PRES-LAA-002")}/failure/@message`)).toEqual([
      "Sending a message did not move the last active time.",
    ]);
    const [text] = found(sampleReport, `${caseOf("PRES-LAA-002")}/failure`);
    expect(text).toContain("     allowed   last_active_ago of at most 1500 ms\n");
    expect(text).toContain("     observed  last_active_ago 61000\n");
    expect(text).toContain("     requests  #12, #15 of the history");
  });

  it("skips with the reason what could not be known and what does not apply", () => {
    expect(found(sampleReport, "//skipped/@message")).toEqual([
      "inconclusive: vacuous: it was planned and never decided; 3 × a timer of the server may have fired lawfully; 1 × it came, or was missed, between the usual time and the hard bound",
      "skipped: needs federation",
    ]);
  });

  it("passes with a warning, which is its output", () => {
    const warned = caseOf("PRES-PROF-001");
    expect(found(sampleReport, `${warned}/system-out`)[0]).toMatch(/^WARN PRES-PROF-001 /u);
    expect(found(sampleReport, `${warned}/failure`)).toEqual([]);
    expect(found(sampleReport, `${caseOf("PRES-STATE-001")}/*`)).toEqual([]);
  });

  it("is red when the run broke although nothing failed", () => {
    const errors = [{ code: "target-gone", message: "It is gone.", hint: "Look at its log." }];
    const broken = { ...sampleReport, complete: false, errors, requirements: [] };
    expect(found(broken, "//testsuite[@name='RUN']/@errors")).toEqual(["1"]);
    expect(found(broken, "//error/@message")).toEqual(["The run broke."]);
    expect(found(broken, "//error")[0]).toBe("ERROR target-gone: It is gone.\n  hint: Look at its log.");
  });

  it("skips what is known, with its reason, and is red when what is listed does not hold", () => {
    expect(found(listedReport, `${caseOf("PRES-LAA-002")}/skipped/@message`)).toEqual([
      "known fail: Known for years.",
    ]);
    expect(found(listedReport, "//failure/@message")).toEqual(["1 expectation did not hold."]);
    expect(found(listedReport, "//failure")[0]).toContain("LISTED PRES-GET-010: unexpectedly passed");
    expect(found(listedReport, "/testsuites/@failures")).toEqual(["1"]);
  });

  it("counts what it holds", () => {
    for (const [count, name] of [
      ["tests", "testcase"],
      ["failures", "failure"],
      ["errors", "error"],
    ] as const) {
      const [total] = found(sampleReport, `/testsuites/@${count}`).map(Number);
      expect(total).toBe(found(sampleReport, `//${name}`).length);
      const suites = found(sampleReport, `//testsuite/@${count}`).map(Number);
      expect(suites.reduce((sum, each) => sum + each)).toBe(total);
    }
  });

  it("is read by a foreign reader, with each verdict as it was meant", async () => {
    const read = await parse(junitReport(sampleReport));
    const suites = read !== undefined && read !== null && "testsuite" in read ? (read.testsuite ?? []) : [];
    const cases = suites.flatMap(({ testcase = [] }) => testcase);
    expect(
      cases.filter(({ failure }) => failure !== undefined).map(({ name }) => name?.slice(0, 12)),
    ).toEqual(["PRES-LAA-002"]);
    expect(
      cases.filter(({ skipped }) => skipped !== undefined).map(({ name }) => name?.slice(0, 13)),
    ).toEqual(["PRES-IDLE-002", "PRES-FED-001 "]);
    expect(cases.filter(({ error }) => error !== undefined)).toEqual([]);
  });
});
