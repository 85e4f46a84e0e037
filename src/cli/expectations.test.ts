import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import { fakeIo } from "./fake-io.ts";
import { findMutant } from "./find-mutant.ts";
import { runCli } from "./run-cli.ts";

const MUTANT = "refused-status-sticks";
const { requirement } = findMutant(MUTANT);
let place = "";
const at = (name: string) => join(place, name);
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-"));
});
afterAll(() => rm(place, { recursive: true }));

async function cli(...argv: string[]) {
  const io = fakeIo();
  const code = await runCli(argv, io);
  return { code, out: io.out(), err: io.err() };
}

const runMutant = (...more: readonly string[]) =>
  cli("run", `mutant:${MUTANT}`, "--depth", "smoke", "--history", at("wrong.ndjson"), ...more);
const judge = (history: string, file: string, ...more: readonly string[]) =>
  cli("judge", at(history), "--expectations", at(file), ...more);
const entriesIn = async (file: string) =>
  (JSON.parse(await readFile(at(file), "utf8")) as { expectations: object[] }).expectations;
const write = (file: string, ...expectations: object[]) =>
  writeFile(at(file), JSON.stringify({ format: "rollcall.expectations/1", expectations }));
const known = { requirement, verdict: "fail", reason: "A mutant is what it is." };

describe("an expectations file", () => {
  it("is written by a run, which is judged alike from its history, and fails no more", async () => {
    const update = ["--expectations", at("known.json"), "--update-expectations"];
    const ran = await runMutant(...update, "--report", `json=${at("run.json")}`);
    expect(ran.code).toBe(0);
    expect(ran.err).toContain(`known.json was written: 0 kept, 1 added (${requirement} (seed)), 0 dropped.`);
    expect(await entriesIn("known.json")).toEqual([
      { requirement, verdict: "fail", profile: "seed", reason: "TODO: why" },
    ]);
    expect(ran.out).toContain(`KNOWN fail ${requirement} `);
    expect(ran.out).toContain("1 of 1 expectations have no reason yet.");

    const judged = await judge("wrong.ndjson", "known.json", "--report", `json=${at("again.json")}`);
    expect(judged.code).toBe(0);
    const report = JSON.parse(await readFile(at("run.json"), "utf8")) as Report;
    expect(report.expectations?.entries[0]).toMatchObject({ state: "met", covers: [requirement] });
    expect(JSON.parse(await readFile(at("again.json"), "utf8"))).toEqual(report);
  });

  it.each<[string, object, string]>([
    ["matches nothing", { ...known, requirement: "PRES-PUT-999" }, "PRES-PUT-999: matches nothing"],
    ["has expired", { ...known, expires: "2026-01-01" }, "It expired on 2026-01-01"],
    ["lists a milder verdict", { ...known, verdict: "warn" }, `FAIL ${requirement} `],
  ])("ends a run with 1 when an entry %s", async (_what, entry, said) => {
    await write("wrong.json", entry);
    const { code, out } = await judge("wrong.ndjson", "wrong.json");
    expect(code).toBe(1);
    expect(out).toContain(said);
  });

  it("ends a run with 1 when what it lists passes, until it is brought up to date", async () => {
    await write("passes.json", known);
    const held = ["--expectations", at("passes.json")];
    const { code, out } = await cli("run", "--depth", "smoke", "--history", at("right.ndjson"), ...held);
    expect(code).toBe(1);
    expect(out).toContain(`LISTED ${requirement}: unexpectedly passed`);
    const updated = await judge("right.ndjson", "passes.json", "--update-expectations");
    expect(updated.code).toBe(0);
    expect(updated.err).toContain(`1 dropped (${requirement})`);
  });

  it("neither fails a narrowed run for what was left out, nor loses it", async () => {
    const entries = [known, { scenario: "profile-changes/*", verdict: "fail", reason: "Known." }];
    await write("narrow.json", ...entries);
    const update = ["--expectations", at("narrow.json"), "--update-expectations"];
    const { code, err } = await cli("run", "--depth", "smoke", "--only", "PRES-LIST-001", ...update);
    expect(code).toBe(0);
    expect(err).toContain("2 kept, 0 added, 0 dropped");
    expect(await entriesIn("narrow.json")).toEqual(entries);
  });

  it("is left alone when the run broke", async () => {
    await write("kept.json", known);
    const before = await readFile(at("kept.json"), "utf8");
    const lines = (await readFile(at("wrong.ndjson"), "utf8")).split("\n");
    await writeFile(at("cut.ndjson"), lines.slice(0, -50).join("\n"));
    const { code, err } = await judge("cut.ndjson", "kept.json", "--partial", "--update-expectations");
    expect(code).toBe(3);
    expect(err).toContain("kept.json was left alone: The run broke.");
    expect(await readFile(at("kept.json"), "utf8")).toBe(before);
  });
});
