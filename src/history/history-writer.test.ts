import { describe, expect, it } from "vitest";
import { VirtualClock } from "../time/virtual-clock.ts";
import type { HistoryRecord } from "./history.ts";
import { createHistoryWriter } from "./history-writer.ts";
import { isRecord } from "./record-schema.ts";
import { createRedactor } from "./redaction.ts";

describe("a record that holds more than is kept", () => {
  it("is a record still, without a part of what the server sent, and says so", () => {
    const written: HistoryRecord[] = [];
    const writer = createHistoryWriter({
      clock: new VirtualClock(),
      redactor: createRedactor(),
      sinks: [{ write: (record) => void written.push(record) }],
    });
    const exchange = writer.exchange({
      scenario: "s",
      operation: { kind: "versions" },
      user: null,
      device: null,
      request: { method: "GET", path: "/" },
      sent: 0,
      received: 1,
      outcome: "answered",
      status: 200,
      body: Array.from({ length: 200_000 }, () => ({ a: [1, 2] })),
      attempts: 1,
    });
    expect(exchange).toMatchObject({ attempts: 1, isCut: true });
    expect(JSON.stringify(exchange).length).toBeLessThan(2 * 1024 * 1024);
    expect(written.map((record) => isRecord(JSON.parse(JSON.stringify(record))))).toEqual([true]);
  });
});
