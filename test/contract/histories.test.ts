import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fakeIo } from "../../src/cli/fake-io.ts";
import { runCli } from "../../src/cli/run-cli.ts";
import type { Report } from "../../src/judge/report.ts";
import { demandSafeText } from "./rollcall.ts";

let place = "";
let whole: readonly string[] = [];
let original = "";

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-histories-"));
  const args = ["--depth", "smoke", "--only", "presence-tour", "--only", "activity/001"];
  await cli(
    "run",
    "embedded",
    ...args,
    "--history",
    join(place, "run.ndjson"),
    "--report",
    reportTo("run.json"),
  );
  whole = (await readFile(join(place, "run.ndjson"), "utf8")).trimEnd().split("\n");
  original = await readFile(join(place, "run.json"), "utf8");
});
afterAll(() => rm(place, { recursive: true }));

const reportTo = (name: string) => `json=${join(place, name)}`;

async function cli(...argv: string[]) {
  const io = fakeIo();
  const code = await runCli(argv, io);
  demandSafeText(io.out());
  demandSafeText(io.err());
  expect(io.err()).not.toContain("fault of rollcall itself");
  return { code, out: io.out(), err: io.err() };
}

/** Judges these lines; the report, if one was written. */
async function judged(lines: readonly string[], ...args: string[]) {
  const file = join(place, "given.ndjson");
  await rm(join(place, "judged.json"), { force: true });
  await writeFile(file, lines.length === 0 ? "" : `${lines.join("\n")}\n`);
  const outcome = await cli("judge", file, "--report", reportTo("judged.json"), ...args);
  const report = await readFile(join(place, "judged.json"), "utf8").then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  );
  return { ...outcome, report };
}

const isKind = (kind: string) => (line: string) => line.startsWith(`{"record":"${kind}"`);
/** The history with one record of a kind changed. */
const changed = (kind: string, change: (record: Record<string, unknown>) => void) => {
  const at = whole.findIndex(isKind(kind));
  const record = JSON.parse(whole[at] ?? "{}") as Record<string, unknown>;
  change(record);
  return whole.with(at, JSON.stringify(record));
};
const without = (kind: string) => whole.toSpliced(whole.findLastIndex(isKind(kind)), 1);

describe("rollcall judge ends as the run that it judges again", () => {
  it("with the same report, byte for byte", async () => {
    const { report } = await judged(whole);
    expect(report).toEqual(JSON.parse(original));
    expect(await readFile(join(place, "judged.json"), "utf8")).toBe(original);
  });

  it("every line of a history is whole JSON, and the footer counts them", () => {
    for (const line of whole) expect(JSON.parse(line)).toBeTypeOf("object");
    const { complete, counts } = JSON.parse(whole.at(-1) ?? "") as Record<string, unknown>;
    expect(complete).toBe(true);
    const count = (kind: string) => whole.filter(isKind(kind)).length;
    expect(counts).toEqual({
      exchanges: count("exchange"),
      scenarios: count("scenario"),
      steps: count("step"),
    });
  });

  it("and keeps what an incomplete run said of its end", async () => {
    const broken = changed("footer", (footer) => {
      Object.assign(footer, { complete: false, reason: "The run was interrupted." });
    });
    const { code, report } = await judged(broken);
    expect(code).toBe(3);
    expect(report).toMatchObject({ complete: false, errors: [{ code: "run-incomplete" }] });
    expect(report?.errors[0]?.message).toContain("The run was interrupted.");
  });
});

describe("what is no whole history is refused with 3, and no report is written", () => {
  it.each<[string, () => readonly string[], string]>([
    ["an empty file", () => [], "wanted a header first, found none"],
    ["plain text", () => ["Hello"], "Cannot read line 1 of the history: wanted JSON, found"],
    ["JSON of another kind", () => ['{"a":1}'], "Cannot read line 1 of the history: wanted a record"],
    ["escapes", () => ["\u001b[2J\u202e::error::"], "wanted JSON, found"],
    ["without a footer", () => whole.slice(0, -1), "wanted a footer as the last line, found none"],
    ["cut off within a line", () => [...whole.slice(0, 50), whole[50]!.slice(0, 30)], "Cannot read line 51"],
    ["a step is missing", () => without("step"), "steps as the footer says, found"],
    ["an exchange is missing", () => without("exchange"), "exchanges as the footer says, found"],
    ["a scenario is missing", () => without("scenario"), "scenarios as the footer says, found"],
    [
      "another format",
      () => changed("header", (header) => void (header["format"] = "rollcall.history/9")),
      "wanted format rollcall.history/1",
    ],
    [
      "a profile that this version does not know",
      () => changed("header", (header) => void (header["profile"] = "v99")),
      '"v99"',
    ],
  ])("%s", async (_, lines, found) => {
    const { code, out, err, report } = await judged(lines());
    expect(err).toContain(found);
    expect(err).toMatch(/^error: Cannot .*\n {2}hint: /u);
    expect({ code, out, report }).toEqual({ code: 3, out: "", report: undefined });
  });

  it("nor is a file that is not there, or a directory", async () => {
    for (const file of [join(place, "none.ndjson"), place]) {
      const { code, err } = await cli("judge", file);
      expect(err).toContain(`Cannot read history ${file}: wanted a file`);
      expect(code).toBe(3);
    }
  });
});

describe("--partial takes it, and the report is incomplete", () => {
  it.each<[string, () => readonly string[]]>([
    ["without a footer", () => whole.slice(0, -1)],
    ["cut off within a line", () => [...whole.slice(0, -40), '{"record":"exch']],
    ["after the header", () => whole.slice(0, 1)],
    ["a step is missing", () => without("step")],
    ["an exchange is missing", () => without("exchange")],
    ["a scenario is missing", () => without("scenario")],
    ["an end is missing", () => without("end")],
    ["something stands after the footer", () => [...whole, "{"]],
  ])("%s", async (_, lines) => {
    const { code, out, report } = await judged(lines(), "--partial");
    expect(code).toBe(3);
    expect(report?.complete).toBe(false);
    expect(report?.errors.length).toBeGreaterThan(0);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^BROKEN /u);
  });
});

describe("outputs that cannot be written", () => {
  it("on a full disk: the report says so and the run ends with 3", async () => {
    const { code, err } = await cli("judge", join(place, "run.ndjson"), "--report", "json=/dev/full");
    expect(err).toContain("Cannot write report /dev/full: wanted to replace it as a whole, found: ENOSPC");
    expect(code).toBe(3);
  });

  it("a history on a full disk ends the run, which is reported", async () => {
    const args = ["--depth", "smoke", "--only", "presence-tour", "--history", "/dev/full"];
    const { code } = await cli("run", "embedded", ...args, "--report", reportTo("full.json"));
    expect(code).toBe(3);
    const report = JSON.parse(await readFile(join(place, "full.json"), "utf8")) as Report;
    expect(report).toMatchObject({ complete: false, errors: [{ code: "history-unwritten" }] });
  });

  it("leave no temporary file behind", async () => {
    expect((await readdir(place)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
