import { z } from "zod";
import { REPORT_FORMAT } from "../judge/report.ts";
import { expectedVerdictShape } from "../expectations/expectations-schema.ts";
import { PROFILE_IDS } from "../spec/profiles.ts";
import { requirementIdSchema as requirementId } from "../spec/requirement-id-schema.ts";

const VERDICTS = ["pass", "observed", "warn", "inconclusive", "fail", "skipped", "error"] as const;

const count = z.int().min(0);
const milliseconds = z.number().min(0);
const verdict = z.enum(VERDICTS);

const performances = z
  .object({ failed: count, of: count })
  .describe("In how many performances it failed, of those in which it was decided (--retry).");

const finding = z.object({
  id: z.string().describe("Stable: the same fault found by the same scenario has the same id in every run."),
  requirement: requirementId,
  scenario: z.string(),
  verdict: z.enum(["fail", "warn", "observed"]),
  title: z.string().describe("What is wrong, in one sentence."),
  allowed: z.string().describe("What the model allowed."),
  observed: z.string().describe("What was seen; may hold a server's text."),
  at: milliseconds.describe("Milliseconds on the run's own clock."),
  exchanges: z.array(count).describe("Indexes into the history of the requests that show it, the act first."),
  performances: performances.optional(),
});

const requirement = z.object({
  id: requirementId,
  level: z.string(),
  severity: z.string().describe("What breaking it means in this profile."),
  statement: z.string(),
  source: z.string(),
  verdict,
  reason: z.string().optional().describe("Why it is inconclusive or skipped."),
  checks: count.describe("How often it could have failed and was decided."),
  undecided: z.record(z.string(), count).describe("How often it could not be decided, by reason."),
  scenarios: z.array(z.string()),
  findings: z.array(finding),
  flaky: performances.optional(),
  expected: z.literal(true).optional().describe("Its fail or warn was listed beforehand (--expectations)."),
});

const scenario = z.object({
  id: z.string(),
  family: z.string(),
  title: z.string(),
  verdict,
  reason: z.string().optional(),
  steps: count,
});

const fact = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  source: z.enum(["declared", "measured", "assumed"]),
  text: z.string(),
});

const share = z.object({ reached: count, of: count });

const coverage = z.object({
  graphs: z.record(z.string(), z.object({ states: share, transitions: share, pairs: share })),
  requirements: z.object({ planned: count, decided: count }),
  unreached: z.array(z.object({ id: requirementId, reason: z.string() })),
});

const time = z.object({
  requests: count,
  requestP50Ms: milliseconds,
  requestP99Ms: milliseconds,
  deliveryP50Ms: milliseconds.nullable(),
  deliveryP99Ms: milliseconds.nullable(),
  deliveries: count,
  spent: z
    .object({
      serverMs: milliseconds,
      timersMs: milliseconds,
      streamsMs: milliseconds,
      ownMs: milliseconds,
    })
    .describe(
      "Each moment counted once, for the first that was waited for: answers, timers, streams, or the harness itself.",
    ),
});

const leftOut = z
  .object({ reason: z.string(), scenarios: z.array(z.string()), requirements: z.array(requirementId) })
  .describe("What of the plan was not begun, on purpose, and what only these scenarios would have decided.");

const expectations = z
  .object({
    file: z.string(),
    entries: z.array(
      z.object({
        ...expectedVerdictShape,
        state: z.enum([
          "met",
          "unexpectedly-passed",
          "worse",
          "matches-nothing",
          "expired",
          "undecided",
          "outside",
        ]),
        note: z.string().describe("Why it is in that state and, where it fails the run, what to do."),
        covers: z
          .array(requirementId)
          .describe("The requirements whose verdict it accounts for, wholly or in part."),
      }),
    ),
  })
  .describe("What was listed beforehand, held against the run.");

/** The shape of `rollcall.report/1`. Keys may be added in a later release, so a reader passes over unknown ones. */
export const reportSchema = z.object({
  format: z.literal(REPORT_FORMAT),
  complete: z.boolean().describe("False when the run broke; then errors says how."),
  errors: z.array(z.object({ code: z.string(), message: z.string(), hint: z.string() })),
  tool: z.object({ name: z.string(), version: z.string() }),
  target: z.object({ name: z.string(), kind: z.string(), server: z.string().optional() }),
  profile: z.enum(PROFILE_IDS),
  depth: z.string(),
  seed: z.int(),
  modelHash: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: milliseconds,
  summary: z.object({
    pass: count,
    warn: count,
    fail: count,
    observed: count,
    inconclusive: count,
    skipped: count,
    error: count,
  }),
  requirements: z.array(requirement),
  scenarios: z.array(scenario),
  facts: z.array(fact),
  coverage,
  time,
  leftOut: leftOut.optional(),
  narrowedBy: z.string().optional().describe("The option that made the plan smaller."),
  expectations: expectations.optional(),
  warnings: z.array(z.string()),
});

/** The schema as JSON Schema 2020-12, as shipped in `schemas/report-1.schema.json`. */
export function reportJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(reportSchema, { io: "input" }),
    $id: "urn:matrix-rollcall:schema:report-1",
    title: REPORT_FORMAT,
  };
}
