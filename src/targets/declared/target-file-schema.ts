import { z } from "zod";
import { PROFILE_IDS } from "../../spec/profiles.ts";
import { DURATION_PATTERN, readDuration } from "../../time/read-duration.ts";
import { strict } from "./strict.ts";

/*
 * The shape of a target file. Every message is what was wanted at that place; `readTargetFile` says where that is and what
 * was found. The JSON Schema that is shipped is generated from this.
 */

function isOrdered(text: string): boolean {
  const [earliest = 0, latest = earliest] = text.split("..").map(readDuration);
  return earliest <= latest;
}

const text = (wanted: string) => z.string(wanted).min(1, wanted);
const fitting = (pattern: RegExp, wanted: string) => z.string(wanted).regex(pattern, wanted);

const oneLine = fitting(/^[\x20-\x7e]{1,80}$/u, "a name of at most 80 plain characters");
const duration = fitting(DURATION_PATTERN, "a duration such as 500ms, 4s or 1.5m");
const interval = fitting(
  /^\d+(?:\.\d+)?(?:ms|s|m|h)(?:\.\.\d+(?:\.\d+)?(?:ms|s|m|h))?$/u,
  "the earliest and the latest moment, such as 4s..12s, or the earliest alone",
).refine(isOrdered, "the earliest moment first");
const url = fitting(/^https?:\/\//iu, "an http or https URL");
const baseUrl = z
  .union([url, z.array(url).min(1)], "an http or https URL, or a list of them")
  .describe("The base URL of the client API. A list: workers of one homeserver, used in turn.");
const users = text("a way of getting users, as after --users").describe(
  "How to get users, as after --users; secrets best as env:NAME or file:PATH.",
);
const strings = z.record(z.string(), z.string("a string"), "an object of strings");

const homeserver = strict({ name: oneLine.optional(), baseUrl, users: users.optional() });

const timers = strict({ offline: interval.optional(), idle: interval.optional() }).describe(
  "When the server's timers fire, as after --timers.",
);

const quirks = strict({
  rateLimit: strict({
    presencePutEvery: duration
      .optional()
      .describe(
        "A user may change their presence once in this time; what a stream's set_presence asks for in between is passed over.",
      ),
  }).optional(),
  propagation: duration
    .optional()
    .describe(
      "A change may take this long to reach others, for example from one worker to the next, and come after later changes of other users.",
    ),
}).describe("Lawful habits of the server that would else be taken for faults.");

const step = strict({
  command: text("the name or path of a program").describe("Looked for in PATH unless it is a path."),
  args: z.array(z.string("a string"), "a list of strings").optional(),
});

const content = z.union([z.string(), z.record(z.string(), z.unknown())]);
const ready = strict({
  path: fitting(/^\//u, "a path that begins with /").optional(),
  timeout: duration.optional(),
}).describe(
  "Ready when this path (default /_matrix/client/versions) is answered with 200, within the timeout (60s).",
);

const process = strict({
  ...step.shape,
  prepare: z
    .array(step)
    .optional()
    .describe("Commands that have to succeed first, one after the other, such as one that makes keys."),
  cwd: text("a directory").optional().describe("Where everything is started; default {dir}."),
  env: strings.optional().describe("Added to rollcall's own environment."),
  files: z
    .record(
      z.string().regex(/^\w[\w.-]*$/u, "a plain file name"),
      content,
      "an object of file names, each with its text or with an object to be written as JSON",
    )
    .optional()
    .describe(
      "Written into {dir} before anything is started. An object is written as JSON, which YAML readers take.",
    ),
  ready: ready.optional(),
  stop: strict({
    signal: z.enum(["SIGTERM", "SIGINT"], "SIGTERM or SIGINT").optional(),
    timeout: duration.optional(),
  })
    .optional()
    .describe("How it is asked to stop (SIGTERM), and when it is stopped by force (10s)."),
}).describe(
  "How `rollcall run process:<this file>` starts the server. {port} is a free port, {dir} a fresh directory, {here} the directory of this file.",
);

const words = z.array(z.string("a string"), "a list of strings");

const container = strict({
  image: text("the name of an image").describe(
    "The image and its tag, such as matrixdotorg/synapse:v1.163.2.",
  ),
  entrypoint: words.optional().describe("Instead of the image's own."),
  command: words.optional().describe("Instead of the image's own."),
  env: strings.optional().describe("Nothing of rollcall's own environment is handed on."),
  files: z
    .record(
      z.string().regex(/^(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)+$/u, "an absolute path"),
      content,
      "an object of absolute paths, each with its text or with an object to be written as JSON",
    )
    .optional()
    .describe(
      "Written into the container before it starts. An object is written as JSON, which YAML readers take.",
    ),
  port: z
    .int("a port")
    .min(1, "a port")
    .max(65_535, "a port")
    .optional()
    .describe("Where the server listens in the container; default 8008."),
  pull: strict({ timeout: duration.optional() })
    .optional()
    .describe("How long it may take to get an image that is not here (5m)."),
  ready: ready.optional(),
}).describe(
  "How `rollcall run container:<this file>` starts the server. In baseUrl, {host} and {port} are where the container is reached.",
);

/** A target file: what is known of a server, and of how to start it. */
export const targetFileSchema = strict({
  $schema: z.string("a string").optional(),
  name: oneLine.optional().describe("What reports call the server."),
  baseUrl: baseUrl.optional(),
  homeservers: z
    .array(homeserver, "a list of homeservers")
    .min(1, "at least one homeserver")
    .optional()
    .describe("Instead of baseUrl and users: several homeservers that federate."),
  users: users.optional(),
  profile: z.enum(["auto", ...PROFILE_IDS], "a profile, or auto").optional(),
  timers: timers.optional(),
  quirks: quirks.optional(),
  process: process.optional(),
  container: container.optional(),
}).refine(
  ({ baseUrl, homeservers, users }) =>
    homeservers === undefined ? baseUrl !== undefined : baseUrl === undefined && users === undefined,
  "either baseUrl (with users) or homeservers",
);

/** What the schema lets through. */
export type TargetFileContent = z.infer<typeof targetFileSchema>;

/** The schema as JSON Schema 2020-12, as shipped in `schemas/target.schema.json`. */
export function targetFileJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(targetFileSchema, { io: "input" }),
    $id: "urn:matrix-rollcall:schema:target",
    title: "rollcall target file",
  };
}
