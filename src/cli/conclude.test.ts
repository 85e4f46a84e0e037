import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryHistory } from "../history/memory-history.ts";
import type { History } from "../history/history.ts";
import { jsonReport } from "../reporters/json-report.ts";
import type { ShowingReporter } from "../reporters/reporter.ts";
import { conclude } from "./conclude.ts";
import { fakeIo } from "./fake-io.ts";
import type { ReportOutput } from "./parse-report-option.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-conclude-"));
});
afterAll(() => rm(place, { recursive: true }));

/** A run in which nothing happened. */
function emptyHistory(): History {
  const memory = memoryHistory();
  memory.write({
    record: "header",
    format: "rollcall.history/1",
    tool: { name: "rollcall", version: "1" },
    profile: "v1",
    target: { name: "x", kind: "url" },
    seed: 1,
    depth: "smoke",
    modelHash: "",
    startedAt: "2026-01-02T03:04:05.000Z",
    timers: {},
    plan: { scenarios: 0, graphs: {}, requirements: [], unreached: [] },
  });
  return memory.history();
}

const broken = (): never => {
  throw new Error("broken on purpose");
};

type Output = ReportOutput<ShowingReporter>;

async function concluded(outputs: readonly Output[], io = fakeIo()) {
  const options = { reports: outputs, maxInconclusivePercent: 10, colour: false, listed: undefined };
  return { code: await conclude({ history: emptyHistory(), errors: [] }, options, io), err: io.err() };
}

describe("a reporter that breaks", () => {
  const output = (reporter: Output["reporter"], name: string): Output => ({
    format: "json",
    reporter,
    file: join(place, name),
  });

  it("is told, and does not keep the others from being written", async () => {
    const { code, err } = await concluded([output(broken, "first"), output(jsonReport, "second.json")]);
    expect(code).toBe(3);
    expect(err).toContain("first: wanted to replace it as a whole, found: broken on purpose.");
    expect(await readFile(join(place, "second.json"), "utf8")).toContain("rollcall.report/1");
  });

  it("nor does a terminal that cannot be written to", async () => {
    const io = fakeIo();
    const deaf = { ...io, stdout: { ...io.stdout, write: broken } };
    const { code, err } = await concluded([output(jsonReport, "third.json")], deaf);
    expect(code).toBe(3);
    expect(err).toContain("error: broken on purpose");
    expect(await readFile(join(place, "third.json"), "utf8")).toContain("rollcall.report/1");
  });
});
