import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { Report } from "../judge/report.ts";
import { jsonReport } from "./json-report.ts";
import { reportJsonSchema, reportSchema } from "./report-schema.ts";
import { sampleReport } from "./sample-report.ts";

describe("reportSchema", () => {
  it("has every key of a report", () => {
    expectTypeOf<keyof Report>().toEqualTypeOf<keyof z.infer<typeof reportSchema>>();
    expect(reportSchema.parse(sampleReport)).toEqual(sampleReport);
  });

  it("takes what the JSON reporter writes", () => {
    expect(reportSchema.safeParse(JSON.parse(jsonReport(sampleReport))).success).toBe(true);
  });

  it.each([
    ["another format", { format: "rollcall.report/2" }],
    ["a missing list", { requirements: undefined }],
    ["a verdict that does not exist", { scenarios: [{ ...sampleReport.scenarios[0], verdict: "fine" }] }],
  ])("refuses %s", (_what, changes) => {
    expect(reportSchema.safeParse({ ...sampleReport, ...changes }).success).toBe(false);
  });

  it("passes over keys that a later release adds", () => {
    expect(reportSchema.safeParse({ ...sampleReport, mood: "good" }).success).toBe(true);
  });
});

describe("schemas/report-1.schema.json", () => {
  it("is what the schema generates", () => {
    const shipped: unknown = JSON.parse(
      readFileSync(new URL("../../schemas/report-1.schema.json", import.meta.url), "utf8"),
    );
    expect(shipped).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
  });
});
