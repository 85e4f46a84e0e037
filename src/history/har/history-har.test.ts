import { createRequire } from "node:module";
import { HTTPSnippet, type HarRequest } from "@readme/httpsnippet";
import { Ajv } from "ajv";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../time/virtual-clock.ts";
import { createHistoryWriter, type ExchangeDraft } from "../history-writer.ts";
import { memoryHistory } from "../memory-history.ts";
import { createRedactor } from "../redaction.ts";
import { historyHar } from "./history-har.ts";

const DRAFT: ExchangeDraft = {
  scenario: "tour/001",
  operation: { kind: "putPresence", subject: "@a:x", presence: "online" },
  user: "@a:x",
  device: "d1",
  request: { method: "PUT", path: "/presence/@a:x/status?x=1", body: { presence: "online" } },
  sent: 1_000,
  received: 1_250,
  outcome: "answered",
  status: 200,
  contentType: "application/json",
  body: {},
  attempts: 1,
};
const { status: _, contentType: __, body: ___, ...UNANSWERED } = DRAFT;
const SECRET = "syt_secret_token";

/** The archive of a history of these exchanges. */
function harWith(
  drafts: readonly ExchangeDraft[],
  { target = "https://hs.example/", startedAt = "2026-01-02T03:04:05.000Z" } = {},
) {
  const memory = memoryHistory();
  const redactor = createRedactor();
  redactor.learn(SECRET);
  const writer = createHistoryWriter({ clock: new VirtualClock(), redactor, sinks: [memory] });
  writer.begin({
    tool: { name: "rollcall", version: "1" },
    profile: "v1",
    target: { name: target, kind: "url" },
    seed: 1,
    depth: "smoke",
    modelHash: "0",
    startedAt,
    timers: {},
    plan: { scenarios: 1, graphs: {}, requirements: [], unreached: [] },
  });
  const kind = { family: "tour", title: "A tour", machine: "presence", requirements: [], cast: {}, steps: 0 };
  for (const id of ["tour/001", "tour/002"]) writer.scenario({ id, ...kind });
  for (const draft of drafts) writer.exchange(draft);
  writer.close({ complete: true });
  const history = memory.history();
  return historyHar(history, history.scenarios).log;
}

/** The schemas that HAR viewers and converters check by. */
function officialSchema() {
  const require = createRequire(import.meta.url);
  const schemas = require("har-schema") as Readonly<Record<string, { readonly $id: string }>>;
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
  ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json") as object);
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  return ajv.compile({ $ref: "har.json#" });
}

describe("historyHar", () => {
  it("is an archive by the schema of the format, whatever a server says and however it ends", () => {
    const isHar = officialSchema();
    const json = fc.jsonValue({ maxDepth: 2 });
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), json, (hostile, body) => {
        const log = harWith(
          [
            { ...DRAFT, body: body as never, contentType: hostile },
            { ...UNANSWERED, text: hostile, status: 502 },
            { ...UNANSWERED, outcome: "lost", trouble: hostile },
            { ...UNANSWERED, outcome: "aborted" },
          ],
          { target: hostile, startedAt: hostile },
        );
        isHar({ log });
        expect(isHar.errors).toBeNull();
      }),
      { numRuns: 30 },
    );
    expect(isHar({ log: { version: "1.2" } })).toBe(false);
  });

  it("is read by a foreign program, which makes the command of the request", () => {
    const [entry] = harWith([DRAFT]).entries;
    const [command] = new HTTPSnippet(entry!.request as unknown as HarRequest).convert(
      "shell",
      "curl",
    ) as string[];
    expect(command).toContain("curl --request PUT");
    expect(command).toContain("https://hs.example/presence/@a:x/status?x=1");
    expect(command).toContain('"presence": "online"');
  });

  it("has a page for each scenario and each request at its time, in the order of sending", () => {
    const log = harWith([
      { ...DRAFT, scenario: "tour/002", sent: 2_000, received: 2_001 },
      { ...DRAFT, sent: 1_500, received: 1_750.5 },
    ]);
    expect(log.pages.map(({ id, startedDateTime }) => [id, startedDateTime])).toEqual([
      ["tour/001", "2026-01-02T03:04:06.500Z"],
      ["tour/002", "2026-01-02T03:04:07.000Z"],
    ]);
    expect(log.entries.map(({ pageref, time, _index }) => [pageref, time, _index])).toEqual([
      ["tour/001", 250.5, 1],
      ["tour/002", 1, 0],
    ]);
  });

  it("says which requests had no answer, and why", () => {
    const { entries } = harWith([
      { ...UNANSWERED, outcome: "aborted" },
      { ...UNANSWERED, outcome: "lost", trouble: "ECONNRESET", attempts: 3 },
    ]);
    expect(entries.map(({ response: { status, _error: why }, comment }) => [status, why, comment])).toEqual([
      [0, "aborted: the harness gave up waiting; until then nothing had come", undefined],
      [0, "lost: ECONNRESET", "the last of 3 attempts"],
    ]);
  });

  it("says where an answer is not as it was sent", () => {
    const stream = {
      kind: "stream" as const,
      api: "sync" as const,
      chain: "c",
      since: null,
      timeoutMs: 0,
      setPresence: "default" as const,
    };
    const { entries } = harWith([
      { ...DRAFT, operation: stream },
      { ...DRAFT, isCut: true },
    ]);
    expect(entries.map(({ response }) => response.content.comment)).toEqual([
      "not as it was sent: of a stream's answer only what concerns presence is kept",
      "it was too large to keep: this is a part of it",
    ]);
  });

  it("has no secret, and the address of the server only where there is one", () => {
    const path = `/sync?access_token=${SECRET}`;
    const [entry] = harWith([{ ...DRAFT, request: { method: "GET", path } }], { target: "embedded" }).entries;
    expect(entry?.request.url).toBe("http://homeserver.invalid/sync?access_token=<redacted>");
    expect(entry?.request.queryString).toEqual([{ name: "access_token", value: "<redacted>" }]);
  });
});
