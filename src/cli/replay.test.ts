import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHistory } from "../history/read-history.ts";
import type { Report } from "../judge/report.ts";
import { fakeIo } from "./fake-io.ts";
import { runCli } from "./run-cli.ts";

let place = "";
const at = (name: string) => join(place, name);
const MUTANT = "mutant:case-does-not-matter";

async function cli(...argv: readonly string[]) {
  const io = fakeIo();
  const code = await runCli(argv, io);
  return { code, out: io.out(), err: io.err(), closing: io.out().trimEnd().split("\n").at(-1) };
}

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-replay-"));
  const only = ["--only", "PRES-PUT-006"];
  await cli("run", MUTANT, "--profile", "v1", "--depth", "smoke", ...only, "--history", at("mutant.ndjson"));
});
afterAll(() => rm(place, { recursive: true }));

describe("rollcall replay", () => {
  it("says that it fails still on the server that it failed on, and records and reports it", async () => {
    const outputs = ["--history", at("again.ndjson"), "--report", `json=${at("again.json")}`];
    const { code, out, closing } = await cli("replay", at("mutant.ndjson"), MUTANT, ...outputs);
    expect(out).toContain("\nSTILL FAILS PRES-PUT-006: ");
    expect({ code, closing }).toEqual({ code: 1, closing: "FAIL Of what was found: 1 there still." });
    expect(JSON.parse(await readFile(at("again.json"), "utf8")) as Report).toMatchObject({
      complete: true,
      narrowedBy: "rollcall replay",
    });
    // What was performed again can be performed again.
    expect((await cli("replay", at("again.ndjson"), MUTANT, "--failed")).closing).toBe(closing);
  });

  it("says that it is fixed on one that does it right", async () => {
    const { code, closing } = await cli("replay", at("mutant.ndjson"), "embedded", "--failed");
    expect({ code, closing }).toEqual({ code: 0, closing: "PASS Of what was found: 1 fixed." });
  });

  it("says that something is new where all was well", async () => {
    await cli("replay", at("mutant.ndjson"), "embedded", "--history", at("well.ndjson"));
    const { code, closing } = await cli("replay", at("well.ndjson"), MUTANT);
    expect({ code, closing }).toEqual({ code: 1, closing: "FAIL Of what was found: 1 new." });
  });

  it("needs no plan: only what was recorded", async () => {
    const lines = (await readFile(at("mutant.ndjson"), "utf8")).replaceAll("refusals/", "of another time/");
    await writeFile(at("older.ndjson"), lines.replace(/"modelHash":"[0-9a-f]+"/u, `"modelHash":"older"`));
    expect(readHistory(lines.split("\n")).footer?.complete).toBe(true);
    expect((await cli("replay", at("older.ndjson"), "embedded", "--failed")).code).toBe(0);
  });

  it("ends with 3 when the server is not there, or the history does not say enough", async () => {
    expect((await cli("replay", at("mutant.ndjson"), "http://127.0.0.1:1")).code).toBe(3);
    const bare = (await readFile(at("mutant.ndjson"), "utf8")).replaceAll('"setUp":', '"other":');
    await writeFile(at("bare.ndjson"), bare);
    const { code, err } = await cli("replay", at("bare.ndjson"), "embedded");
    expect(code).toBe(3);
    expect(err).toContain("the history does not say what stood before its first step");
  });

  it.each([
    [["--only", "nothing-like-it"], "found none that fits"],
    [["--report", "json=/no/such/place/x.json"], "Cannot write"],
    [["--server-log", "x.log"], "Cannot use --server-log"],
  ])("ends with 64 for %j, before anything is sent", async (args, said) => {
    const { code, err } = await cli("replay", at("mutant.ndjson"), "embedded", ...args);
    expect(code).toBe(64);
    expect(err).toContain(said);
  });
});
