import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import schema from "../schemas/expectations.schema.json" with { type: "json" };

const entry = { requirement: "PRES-GET-002", verdict: "fail", reason: "Known." };
const file = (...expectations: object[]) => ({ format: "rollcall.expectations/1", expectations });

it("the shipped schema tells an editor what an expectations file may hold", () => {
  const validate = new Ajv2020({ formats: { date: true, uri: true } }).compile(schema);
  const whole = { ...entry, profile: "v1", link: "https://example.org/1", expires: "2027-01-31" };
  expect(validate({ $schema: "x", depth: "smoke", ...file(entry, whole) })).toBe(true);
  expect(validate(file({ scenario: "a/*", verdict: "warn", reason: "Known." }))).toBe(true);
  expect(validate(file({ ...entry, scenario: "a/*" }))).toBe(false);
  expect(validate(file({ verdict: "fail", reason: "Known." }))).toBe(false);
  expect(validate(file({ ...entry, verdict: "pass" }))).toBe(false);
  expect(validate(file({ ...entry, expire: "2027-01-31" }))).toBe(false);
});
