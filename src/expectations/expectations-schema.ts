import { z } from "zod";
import type { ExpectedVerdict } from "../judge/expected-verdict.ts";
import { DEPTHS, type Depth } from "../scenarios/scenario.ts";
import { PROFILE_IDS } from "../spec/profiles.ts";
import { requirementIdSchema } from "../spec/requirement-id-schema.ts";

export const EXPECTATIONS_FORMAT = "rollcall.expectations/1";

/** A reason is a sentence or two; more belongs behind the link. */
const MAX_REASON = 1_000;

const names = {
  requirement: requirementIdSchema.exactOptional(),
  scenario: z.string().min(1).exactOptional(),
};

/** What an entry says. */
export const expectedVerdictShape = {
  ...names,
  verdict: z
    .enum(["fail", "warn", "flaky"])
    .describe("A flaky verdict is a fail that does not come each time (--retry)."),
  profile: z.enum(PROFILE_IDS).exactOptional().describe("Holds in this profile only; in all when absent."),
  reason: z.string().min(1).max(MAX_REASON),
  link: z.url({ protocol: /^https?$/u }).exactOptional(),
  expires: z.iso.date().exactOptional().describe("The last day on which it holds (UTC)."),
};

const expectedVerdictSchema = z
  .strictObject(expectedVerdictShape)
  .refine(
    ({ requirement, scenario }) => (requirement === undefined) !== (scenario === undefined),
    "wanted a requirement or a scenario, and not both",
  )
  .meta({ oneOf: Object.keys(names).map((name) => ({ required: [name] })) });

/** The shape of an expectations file. A key that is not known is a slip of the pen, so it is refused. */
export const expectationsFileSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  format: z.literal(EXPECTATIONS_FORMAT),
  depth: z
    .enum(DEPTHS)
    .exactOptional()
    .describe("The depth that it was written for: a run of a lesser depth is a part of it."),
  expectations: z.array(expectedVerdictSchema),
});

/** What an expectations file holds. */
export interface ExpectationsFile {
  /** For editors; kept as it is. */
  readonly $schema?: string;
  readonly format: typeof EXPECTATIONS_FORMAT;
  readonly depth?: Depth;
  readonly expectations: readonly ExpectedVerdict[];
}

/** The schema as JSON Schema 2020-12, as shipped in `schemas/expectations.schema.json`. */
export function expectationsJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(expectationsFileSchema, { io: "input" }),
    $id: "urn:matrix-rollcall:schema:expectations-1",
    title: EXPECTATIONS_FORMAT,
  };
}
