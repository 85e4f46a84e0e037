import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VirtualClock } from "../time/virtual-clock.ts";
import type { HistoryRecord } from "./history.ts";
import { HISTORY_FORMAT } from "./history.ts";
import { fileSink, readHistoryFile } from "./history-file.ts";
import { type Disk, realDisk } from "./history-file-disk.ts";
import { readHistory } from "./read-history.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-history-"));
});
afterAll(() => rm(place, { recursive: true }));

const header: HistoryRecord = {
  record: "header",
  format: HISTORY_FORMAT,
  tool: { name: "rollcall", version: "0.1.0" },
  profile: "v1",
  target: { name: "x", kind: "url" },
  seed: 1,
  depth: "smoke",
  modelHash: "",
  startedAt: "",
  timers: {},
  plan: { scenarios: 0, graphs: {}, requirements: [], unreached: [] },
};
const exchange = (index: number, text = "\u2028 a line separator"): HistoryRecord => ({
  record: "exchange",
  index,
  scenario: "s",
  operation: { kind: "versions" },
  user: null,
  device: null,
  request: { method: "GET", path: "/" },
  sent: 0,
  received: 1,
  outcome: "answered",
  text,
  attempts: 1,
});
const footer = (exchanges: number): HistoryRecord => ({
  record: "footer",
  complete: true,
  counts: { exchanges, scenarios: 0, steps: 0 },
  durationMs: 5,
});

describe("a history file", () => {
  it("is written record by record, flushed after a second, and read back the same", async () => {
    const path = join(place, "whole.ndjson");
    const clock = new VirtualClock();
    const sink = fileSink(path, { clock });
    sink.write(header);
    sink.write(exchange(0));
    expect((await readFile(path, "utf8")).trimEnd().split("\n")).toHaveLength(1);
    clock.advance(1_000);
    expect((await readFile(path, "utf8")).trimEnd().split("\n")).toHaveLength(2);
    await expect(readHistoryFile(path)).rejects.toThrow("wanted a footer");
    sink.write(footer(1));
    sink.close();
    const history = await readHistoryFile(path);
    expect([...history.exchanges]).toEqual([exchange(0)]);
  });

  it("is flushed when many records wait", async () => {
    const path = join(place, "many.ndjson");
    const sink = fileSink(path, { clock: new VirtualClock(), flushEveryRecords: 3 });
    sink.write(header);
    for (let index = 0; index < 3; index++) sink.write(exchange(index));
    expect((await readFile(path, "utf8")).trimEnd().split("\n")).toHaveLength(4);
    sink.close();
  });

  it("has a footer with the reason when it is closed before its own came, and takes nothing after that", async () => {
    const path = join(place, "ended.ndjson");
    const sink = fileSink(path, { clock: new VirtualClock() });
    for (const record of [header, exchange(0)]) sink.write(record);
    sink.close("It was ended at once.");
    sink.write(exchange(1));
    sink.close("twice");
    const { footer: last, exchanges } = await readHistoryFile(path);
    expect(last).toMatchObject({ complete: false, reason: "It was ended at once." });
    expect(exchanges.count).toBe(1);
  });

  it("keeps its own footer, and is not begun by being closed", async () => {
    const path = join(place, "kept.ndjson");
    const sink = fileSink(path, { clock: new VirtualClock() });
    for (const record of [header, footer(0)]) sink.write(record);
    sink.close("too late");
    expect((await readHistoryFile(path)).footer).toMatchObject({ complete: true });
    const never = fileSink(join(place, "never.ndjson"), { clock: new VirtualClock() });
    never.close("It was ended at once.");
    expect(existsSync(join(place, "never.ndjson"))).toBe(false);
  });

  it("is not touched before the first record", async () => {
    const path = join(place, "kept.ndjson");
    await writeFile(path, "precious");
    fileSink(path, { clock: new VirtualClock() }).close();
    expect(await readFile(path, "utf8")).toBe("precious");
  });

  it("ends, on a full disk, with whole lines and a footer that says so", async () => {
    const path = join(place, "full.ndjson");
    let left = 100_000;
    const disk: Disk = {
      ...realDisk,
      write: (file, bytes) => {
        if (left <= 0) throw new Error("ENOSPC: no space left on device");
        const taken = realDisk.write(file, bytes.subarray(0, Math.min(left, bytes.length)));
        left -= taken;
        return taken;
      },
      truncate: (file, length) => {
        left += 10_000;
        realDisk.truncate(file, length);
      },
    };
    const sink = fileSink(path, { clock: new VirtualClock(), disk, flushEveryRecords: 2 });
    sink.write(header);
    for (let index = 0; index < 100; index++) sink.write(exchange(index, "x".repeat(2_000)));
    expect(sink.failure).toMatchObject({
      code: "history-unwritten",
      message: expect.stringContaining("ENOSPC") as string,
    });
    sink.write(footer(100));
    sink.close();
    const history = await readHistoryFile(path);
    expect(history.footer).toMatchObject({
      complete: false,
      reason: expect.stringContaining("ENOSPC") as string,
    });
    expect(history.exchanges.count).toBeGreaterThan(20);
  });

  it("says what is wrong when it cannot be opened or read", async () => {
    const sink = fileSink(join(place, "no", "such", "directory"), { clock: new VirtualClock() });
    sink.write(header);
    expect(sink.failure).toMatchObject({ code: "history-unwritten" });
    sink.close();
    await expect(readHistoryFile(join(place, "missing"))).rejects.toMatchObject({
      code: "history-unreadable",
    });
    await expect(readHistoryFile(place)).rejects.toMatchObject({ code: "history-unreadable" });
  });

  it("has the same lines as the pure reader wants", async () => {
    const path = join(place, "whole.ndjson");
    expect(readHistory((await readFile(path, "utf8")).split("\n"))).toEqual(await readHistoryFile(path));
  });
});
