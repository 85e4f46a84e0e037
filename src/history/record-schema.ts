import { z } from "zod";
import type { HistoryRecord } from "./history.ts";

/*
 * The shapes of the records, only to refuse what is no history: keys that a later version adds are let through, and
 * what a server sent is left as it is.
 */

const ms = z.number();
const text = z.string();
const count = z.int().nonnegative();
const timer = z.looseObject({ minMs: ms, maxMs: ms });
const reached = z.looseObject({ states: count, transitions: count, pairs: count });

const header = z.looseObject({
  record: z.literal("header"),
  format: text,
  tool: z.looseObject({ name: text, version: text }),
  profile: text,
  target: z.looseObject({
    name: text,
    kind: text,
    server: text.optional(),
    homeservers: z.array(text).optional(),
  }),
  seed: z.number(),
  depth: text,
  modelHash: text,
  startedAt: text,
  timers: z.looseObject({ offline: timer.optional(), idle: timer.optional() }),
  quirks: z.looseObject({ presencePutEveryMs: ms.optional(), propagationMs: ms.optional() }).optional(),
  plan: z.looseObject({
    scenarios: count,
    graphs: z.record(text, reached),
    requirements: z.array(text),
    unreached: z.array(z.looseObject({ id: text, reason: text })),
    narrowedBy: text.optional(),
  }),
});

const setUp = z.looseObject({
  users: z.array(text),
  devices: z.array(z.looseObject({ user: text, device: text })),
  rooms: z.array(z.looseObject({ name: text, creator: text, members: z.array(text), preset: text })),
  observers: z.array(text),
  fence: z.boolean(),
});

const scenario = z.looseObject({
  record: z.literal("scenario"),
  id: text,
  family: text,
  title: text,
  machine: text,
  requirements: z.array(text),
  cast: z.record(text, text),
  fence: text.optional(),
  otherFences: z.array(text).optional(),
  witness: text.optional(),
  steps: count,
  setUp: setUp.optional(),
});

const step = z.looseObject({
  record: z.literal("step"),
  scenario: text,
  step: count,
  command: z.looseObject({ type: text }),
  edges: z.array(text),
  at: ms,
  looks: z.array(z.looseObject({ viewer: text, subject: text })).optional(),
  fence: z.literal(true).optional(),
  rush: z.literal(true).optional(),
});

const end = z.looseObject({
  record: z.literal("end"),
  scenario: text,
  outcome: z.enum(["performed", "inconclusive", "error"]),
  reason: text.optional(),
});

const room = { room: text };
const subject = { subject: text };
const encodedPath = z.literal(true).optional();
const tokenForm = z.enum(["header", "query"]).optional();

const operation = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.enum(["versions", "register", "logIn", "logOut", "whoAmI", "joinedRooms"]) }),
  z.looseObject({
    kind: z.literal("putPresence"),
    ...subject,
    presence: text,
    message: text.nullable().optional(),
    encodedPath,
    unknownKeys: z.literal(true).optional(),
    tokenForm,
  }),
  z.looseObject({ kind: z.literal("refused"), fault: text, ...subject, room: text.optional() }),
  z.looseObject({ kind: z.literal("getPresence"), ...subject, encodedPath, tokenForm }),
  z.looseObject({
    kind: z.literal("stream"),
    api: z.enum(["sync", "events", "initialSync"]),
    chain: text,
    since: text.nullable(),
    timeoutMs: ms,
    setPresence: z.enum(["default", "online", "unavailable", "offline", "invalid"]),
    filter: z.unknown().optional(),
  }),
  z.looseObject({ kind: z.literal("storeFilter"), filter: z.unknown() }),
  z.looseObject({ kind: z.literal("createRoom"), ...room }),
  z.looseObject({ kind: z.enum(["join", "leave", "invite", "kick", "ban", "unban"]), ...room, ...subject }),
  z.looseObject({ kind: z.enum(["sendMessage", "sendState", "sendTyping", "sendReceipt"]), ...room }),
  z.looseObject({ kind: z.literal("putProfile"), field: z.enum(["displayname", "avatar_url"]), value: text }),
  z.looseObject({ kind: z.literal("getProfile"), ...subject }),
  z.looseObject({ kind: z.literal("postList"), ...subject, invite: z.array(text), drop: z.array(text) }),
  z.looseObject({ kind: z.literal("getList"), ...subject }),
  z.looseObject({ kind: z.literal("getMembers"), ...room }),
  z.looseObject({ kind: z.literal("readRoom"), ...room, part: z.enum(["messages", "state", "initialSync"]) }),
]);

const exchange = z.looseObject({
  record: z.literal("exchange"),
  index: count,
  scenario: text,
  operation,
  user: text.nullable(),
  device: text.nullable(),
  request: z.looseObject({ method: text, path: text, body: z.unknown().optional() }),
  sent: ms,
  received: ms,
  outcome: z.enum(["answered", "aborted", "lost"]),
  trouble: text.optional(),
  status: z.int().optional(),
  contentType: text.optional(),
  body: z.unknown().optional(),
  text: text.optional(),
  isCut: z.literal(true).optional(),
  attempts: count,
});

const footer = z.looseObject({
  record: z.literal("footer"),
  complete: z.boolean(),
  reason: text.optional(),
  counts: z.looseObject({ exchanges: count, scenarios: count, steps: count }),
  durationMs: ms,
  leftOut: z.looseObject({ reason: text, scenarios: z.array(text), requirements: z.array(text) }).optional(),
});

const recordSchema = z.discriminatedUnion("record", [header, scenario, step, end, exchange, footer]);

/** What is wrong with a value that should be a record, in a few words; undefined when it is one. */
export function recordBreach(value: unknown): string | undefined {
  const outcome = recordSchema.safeParse(value);
  if (outcome.success) return undefined;
  const [issue] = outcome.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "the record" : issue.path.join(".");
  return `${place}: ${issue?.message ?? "not a record"}`;
}

/** Whether the value is a record of a history. */
export function isRecord(value: unknown): value is HistoryRecord {
  return recordBreach(value) === undefined;
}
