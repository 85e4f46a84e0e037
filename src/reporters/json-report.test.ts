import { describe, expect, it } from "vitest";
import { jsonReport } from "./json-report.ts";
import { sampleReport } from "./sample-report.ts";

describe("jsonReport", () => {
  it("is the report, with a line feed at the end", () => {
    const json = jsonReport(sampleReport);
    expect(JSON.parse(json)).toEqual(sampleReport);
    expect(json.endsWith("}\n")).toBe(true);
  });

  it("has its keys in the order of the contract, however the report was put together", () => {
    const backwards = Object.fromEntries(
      Object.entries(sampleReport).reverse(),
    ) as unknown as typeof sampleReport;
    expect(jsonReport(backwards)).toBe(jsonReport(sampleReport));
    expect(Object.keys(JSON.parse(jsonReport(sampleReport)))).toEqual(
      (
        "format complete errors tool target profile depth seed modelHash " +
        "startedAt durationMs summary requirements scenarios facts coverage time leftOut warnings"
      ).split(" "),
    );
  });

  it("carries a server's text escaped", () => {
    const json = jsonReport({ ...sampleReport, target: { name: "a\u202eb", kind: "url" } });
    expect(json).toContain(String.raw`"a\u202eb"`);
  });
});
