import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { ExpectedVerdict } from "../judge/expected-verdict.ts";
import {
  type ExpectationsFile,
  type expectationsFileSchema,
  expectationsJsonSchema,
  type expectedVerdictShape,
} from "./expectations-schema.ts";

describe("schemas/expectations.schema.json", () => {
  it("is what the schema generates", () => {
    const shipped: unknown = JSON.parse(
      readFileSync(new URL("../../schemas/expectations.schema.json", import.meta.url), "utf8"),
    );
    expect(shipped).toEqual(JSON.parse(JSON.stringify(expectationsJsonSchema())));
  });
});

it("has every key of a file and of an entry", () => {
  expectTypeOf<keyof z.infer<typeof expectationsFileSchema>>().toEqualTypeOf<keyof ExpectationsFile>();
  expectTypeOf<keyof typeof expectedVerdictShape>().toEqualTypeOf<keyof ExpectedVerdict>();
});
