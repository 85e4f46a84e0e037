import { z } from "zod";
import { CHANGE_KINDS, VIOLATION_KINDS } from "../oracle/kinds.ts";
import { workloadSchema } from "../workload-schema.ts";

const count = z.number();
const ms = z.number();

const spread = z.looseObject({
  count,
  p50Ms: ms,
  p90Ms: ms,
  p99Ms: ms,
  p999Ms: ms,
  maxMs: ms,
  meanMs: ms,
  histogram: z
    .string()
    .describe(
      "HdrHistogram's own compressed encoding in Base64, values in microseconds: two of them can be added.",
    ),
});

const stretch = z.looseObject({
  at: ms.describe("Its end, from the beginning of the run."),
  lastsMs: ms,
  users: z.looseObject({ online: count, unavailable: count, offline: count }),
  arrivals: count,
  requests: count,
  answered: count,
  unanswered: count,
  deliveries: count,
  streamAnswers: count,
  p50Ms: ms,
  p99Ms: ms,
  maxMs: ms,
  violations: count,
  troubles: count,
  loopP99Ms: ms,
  cores: z.number(),
});

/** The JSON of a simulation, `rollcall.simulation/1`. Keys may be added; none is taken away before `/2`. */
export const simulationSchema = z.looseObject({
  format: z.literal("rollcall.simulation/1"),
  verdict: z.enum(["pass", "fail", "inconclusive", "incomplete"]),
  complete: z.boolean(),
  errors: z.array(z.looseObject({ code: z.string(), message: z.string(), hint: z.string() })),
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  target: z.looseObject({ name: z.string(), kind: z.string(), server: z.string().optional() }),
  profile: z.string(),
  seed: z.number(),
  startedAt: z.string(),
  workload: workloadSchema,
  population: z.looseObject({ users: count, rooms: count, sessions: count, edges: count }),
  phasesMs: z.partialRecord(z.enum(["set-up", "opening", "load", "draining"]), ms),
  counters: z.looseObject({
    arrivals: count,
    requests: count,
    answered: count,
    limited: count,
    refused: count,
    lost: count,
    streamAnswers: count,
    streamTroubles: count,
  }),
  troubles: z.array(z.looseObject({ why: z.string(), count })),
  delivery: spread.extend({
    verified: count,
    repeated: count,
    overtaken: count,
    caughtUp: count,
    excused: count,
    // Absent in reports of before they were counted.
    outOfOrder: count
      .optional()
      .describe("Shown for the first time, and right, though news of what others did later had come before."),
    unproved: count
      .optional()
      .describe(
        "Never shown though news of what others did later were: not taken for wrong, since this server tells news of different users out of order.",
      ),
  }),
  deliveryByKind: z.partialRecord(z.enum(CHANGE_KINDS), spread),
  request: spread,
  lateness: spread,
  violations: z.looseObject({
    total: count,
    counts: z.partialRecord(z.enum(VIOLATION_KINDS), count),
    kept: z.array(
      z.looseObject({
        kind: z.enum(VIOLATION_KINDS),
        at: ms,
        session: count,
        observer: z.string(),
        subject: count.optional(),
        subjectId: z.string().optional(),
        allowed: z.string(),
        observed: z.string(),
      }),
    ),
  }),
  bottleneck: z.looseObject({ side: z.enum(["none", "server", "harness"]), why: z.string() }),
  thresholds: z.array(z.looseObject({ text: z.string(), measured: z.number(), isBroken: z.boolean() })),
  memoryBytes: count,
  clocksApartMs: ms
    .optional()
    .describe(
      "By how much the times of two of its processes may differ, at most: what crosses between processes has latencies that are off by no more. Absent: it was one process.",
    ),
  stretches: z.array(stretch),
  worst: z.array(stretch),
});

/** The schema as JSON Schema 2020-12, as shipped in `schemas/simulation-1.schema.json`. */
export function simulationJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(simulationSchema, { io: "output" }),
    $id: "urn:matrix-rollcall:schema:simulation-1",
    title: "rollcall.simulation/1",
  };
}
