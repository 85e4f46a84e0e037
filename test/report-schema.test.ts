import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import schema from "../schemas/report-1.schema.json" with { type: "json" };
import { jsonReport } from "../src/reporters/json-report.ts";
import { perform } from "./perform.ts";

it("a real report is what its shipped schema says, as a validator reads it that nobody here wrote", async () => {
  const validate = new Ajv2020({
    allErrors: true,
    formats: { "date-time": true, date: true, uri: true },
  }).compile(schema);
  const report = await perform({ profile: "v1", depth: "smoke", mutant: "canary" });
  validate(JSON.parse(jsonReport(report)));
  expect(validate.errors).toBeNull();
  expect(validate({ format: "rollcall.report/1" })).toBe(false);
});
