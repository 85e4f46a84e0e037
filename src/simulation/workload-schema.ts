import { z } from "zod";
import { strict } from "../targets/declared/strict.ts";
import { DURATION_PATTERN } from "../time/read-duration.ts";
import { ACTS } from "./users/acts.ts";

/** Every message is what was wanted. Numbers are written as they are, times as people write them. */
const fitting = (pattern: RegExp, wanted: string) => z.string(wanted).regex(pattern, wanted);
const whole = (least: number, most: number) => {
  const wanted = `a whole number from ${least} to ${most}`;
  return z.int(wanted).min(least, wanted).max(most, wanted);
};
const duration = fitting(DURATION_PATTERN, "a duration, such as 90s");
const share = z.number("a number from 0 to 1").min(0, "a number from 0 to 1").max(1, "a number from 0 to 1");
const weight = z.number("a number from 0").min(0, "a number from 0");
const member = z.int("a user's number from 0").min(0, "a user's number from 0");

/** A workload file: who is simulated, and what they do. What it leaves out is as usual. */
export const workloadSchema = strict({
  $schema: z.string("a text").optional(),
  users: whole(2, 1_000_000).optional().describe("How many users; 100."),
  rooms: z
    .union([z.string(), z.array(z.array(member).min(1)).min(1)], {
      error: "a text such as fixed:20, or a list of rooms, each a list of users by their number",
    })
    .optional()
    .describe(
      "fixed:<size>, zipf:<exponent>,<least>..<most>, or the members of each room by their number from 0; fixed:20.",
    ),
  roomsEach: whole(1, 100).optional().describe("In how many rooms each user is; 1."),
  secondDevices: share.optional().describe("The share of users with a second device; 0."),
  connected: share.optional().describe("The share of users who are there from the beginning; 1."),
  rate: z
    .union([z.number().min(0), z.string()], { error: "a number from 0, or a text such as ramp:10..400,30s" })
    .optional()
    .describe(
      "Acts a second: 400, ramp:10..400,30s, spike:50..1000,10s+2s/30s, diurnal:5..200,10m; a tenth of the users.",
    ),
  spacing: z
    .enum(["even", "poisson"], "even or poisson")
    .optional()
    .describe("How acts are spread in time; poisson."),
  mix: strict(Object.fromEntries(ACTS.map((act) => [act, weight.optional()])))
    .optional()
    .describe("How often each act is drawn, relative to the others; status and level alike."),
  idle: fitting(/^\S+\.\.\S+$/u, "two durations, such as 60s..300s")
    .optional()
    .describe(
      "After how long without activity a client says unavailable, each its own time between the two; 60s..300s.",
    ),
  duration: duration.optional().describe("How long the load lasts; 30s."),
});

/** What the schema lets through. */
export type WorkloadContent = z.infer<typeof workloadSchema>;

/** The schema as JSON Schema 2020-12, as shipped in `schemas/workload.schema.json`. */
export function workloadJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(workloadSchema, { io: "input" }),
    $id: "urn:matrix-rollcall:schema:workload",
    title: "rollcall workload file",
  };
}
