import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import schema from "../schemas/target.schema.json" with { type: "json" };

const targets = new URL("../targets/", import.meta.url);

it("the examples are what the shipped schema says, as a validator reads it that nobody here wrote", () => {
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  const names = readdirSync(targets, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  expect(names).toContain("containers/synapse.json");
  for (const name of names) {
    validate(JSON.parse(readFileSync(new URL(name, targets), "utf8")));
    expect({ name, errors: validate.errors }).toEqual({ name, errors: null });
  }
  expect(validate({ baseUrl: "http://a", timers: { offline: "soon" } })).toBe(false);
});
