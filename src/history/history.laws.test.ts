import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VirtualClock } from "../time/virtual-clock.ts";
import { createHistoryWriter, type ExchangeDraft } from "./history-writer.ts";
import type { History, HistoryHeader, Json, Operation } from "./history.ts";
import { HistoryError } from "./history-error.ts";
import { memoryHistory } from "./memory-history.ts";
import { formatLine } from "./ndjson.ts";
import { readHistory } from "./read-history.ts";
import { createRedactor } from "./redaction.ts";

const HEADER: Omit<HistoryHeader, "record" | "format"> = {
  tool: { name: "rollcall", version: "0.1.0" },
  profile: "seed",
  target: { name: "embedded", kind: "embedded" },
  seed: 7,
  depth: "smoke",
  modelHash: "abc",
  startedAt: "2026-11-02T00:00:00.000Z",
  timers: { offline: { minMs: 1, maxMs: 2 } },
  quirks: { presencePutEveryMs: 3, propagationMs: 4 },
  plan: {
    scenarios: 1,
    graphs: { presence: { states: 1, transitions: 2, pairs: 3 } },
    requirements: ["PRES-PUT-001"],
    unreached: [],
  },
};

const USER = "@a:hs";
const text = () => fc.string({ unit: "binary", maxLength: 20 });
const json = () => fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
const operation = (): fc.Arbitrary<Operation> =>
  fc.oneof(
    fc.constantFrom<Operation>(
      { kind: "register" },
      { kind: "getPresence", subject: USER, encodedPath: true },
    ),
    fc.record({
      kind: fc.constant("putPresence" as const),
      subject: text(),
      presence: fc.constant("online" as const),
    }),
    fc.record({ kind: fc.constant("createRoom" as const), room: text() }),
    fc.record({
      kind: fc.constant("stream" as const),
      api: fc.constantFrom("sync" as const, "events" as const),
      chain: text(),
      since: fc.option(text()),
      timeoutMs: fc.nat(),
      setPresence: fc.constantFrom("default" as const, "invalid" as const),
      filter: json(),
    }),
  );
const draft = (): fc.Arbitrary<ExchangeDraft> =>
  fc.record(
    {
      scenario: fc.constantFrom("one", "two"),
      operation: operation(),
      user: fc.option(text()),
      device: fc.option(text()),
      request: fc.record(
        { method: text(), path: text(), body: json() },
        { requiredKeys: ["method", "path"] },
      ),
      sent: fc.nat(),
      received: fc.double({ noNaN: true, noDefaultInfinity: true }),
      outcome: fc.constantFrom("answered" as const, "aborted" as const, "lost" as const),
      status: fc.nat(),
      contentType: text(),
      body: json(),
      text: text(),
      trouble: text(),
      attempts: fc.nat(),
    },
    {
      requiredKeys: [
        "scenario",
        "operation",
        "user",
        "device",
        "request",
        "sent",
        "received",
        "outcome",
        "attempts",
      ],
    },
  );

function write(drafts: readonly ExchangeDraft[], secrets: readonly string[] = []) {
  const lines: string[] = [];
  const memory = memoryHistory();
  const redactor = createRedactor();
  for (const secret of secrets) redactor.learn(secret);
  const sinks = [
    memory,
    { write: (record: Parameters<typeof formatLine>[0]) => void lines.push(formatLine(record)) },
  ];
  const writer = createHistoryWriter({ clock: new VirtualClock(), redactor, sinks });
  writer.begin(HEADER);
  for (const id of ["one", "two"]) {
    writer.scenario({
      id,
      family: "f",
      title: "t",
      machine: "m",
      requirements: [],
      cast: { A: USER },
      steps: 1,
    });
    const command = { type: "wait", ms: 1 } as const;
    writer.step({ scenario: id, step: 0, command, edges: ["a→b"], at: 3 });
  }
  for (const one of drafts) writer.exchange(one);
  for (const scenario of ["one", "two"]) writer.end({ scenario, outcome: "performed" });
  writer.close({ complete: true });
  return { lines, history: memory.history() };
}

describe("a history is what was written", () => {
  it("comes back the same", () => {
    fc.assert(
      fc.property(fc.array(draft(), { maxLength: 5 }), (drafts) => {
        const { lines, history } = write(drafts);
        expect(readHistory(lines)).toEqual(history);
      }),
    );
  });

  it("stands on lines of its own, whatever a server sent", () => {
    fc.assert(
      fc.property(fc.array(draft(), { maxLength: 3 }), (drafts) => {
        for (const line of write(drafts).lines) expect(line).not.toMatch(/[\n\r\u2028\u2029]/u);
      }),
    );
  });

  it("is refused when any line is missing, or when it ends too early", () => {
    fc.assert(
      fc.property(fc.array(draft(), { minLength: 1, maxLength: 4 }), fc.nat(), (drafts, place) => {
        const { lines } = write(drafts);
        const at = place % lines.length;
        expect(() => readHistory(lines.slice(0, at))).toThrow(HistoryError);
        expect(() => readHistory(lines.toSpliced(at, 1))).toThrow(HistoryError);
        const cut = [...lines.slice(0, at), (lines[at] ?? "").slice(0, -1)];
        expect(() => readHistory(cut)).toThrow(HistoryError);
      }),
    );
  });

  it("that was cut off anywhere gives what is whole when partial is asked for", () => {
    fc.assert(
      fc.property(fc.array(draft(), { minLength: 1, maxLength: 4 }), fc.nat(), (drafts, place) => {
        const { lines, history } = write(drafts);
        const whole = lines.join("\n");
        const first = (lines[0] ?? "").length;
        const cut = whole.slice(0, first + (place % (whole.length - first)));
        const partial: History = readHistory(cut.split("\n"), { partial: true });
        expect([...history.exchanges].slice(0, partial.exchanges.count)).toEqual([...partial.exchanges]);
      }),
    );
  });
});

describe("a secret is written nowhere", () => {
  const secret = fc
    .string({ unit: "grapheme-ascii", minLength: 8, maxLength: 24 })
    .filter((one) => !/^[\s]|redacted/.test(one));
  it("whether it stands in a value, a key, a path or the middle of a text", () => {
    fc.assert(
      fc.property(secret, text(), (token, around) => {
        const echo: Json = { [token]: [`${around}${token}${around}`, { deep: token }], access_token: "x" };
        const drafted: ExchangeDraft = {
          scenario: "one",
          operation: { kind: "putProfile", field: "displayname", value: token },
          user: USER,
          device: token,
          request: { method: "GET", path: `/x?access_token=${encodeURIComponent(token)}`, body: echo },
          sent: 0,
          received: 1,
          outcome: "answered",
          status: 200,
          contentType: token,
          body: echo,
          text: `<p>${token}</p>${encodeURIComponent(token)}`,
          trouble: token,
          attempts: 1,
        };
        const all = JSON.stringify([...write([drafted], [token]).history.exchanges]);
        for (const form of [token, encodeURIComponent(token), JSON.stringify(token).slice(1, -1)])
          expect(all).not.toContain(form);
      }),
    );
  });
});
