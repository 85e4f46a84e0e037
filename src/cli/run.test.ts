import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import { reportSchema } from "../reporters/report-schema.ts";
import { fakeIo } from "./fake-io.ts";
import { findMutant } from "./find-mutant.ts";
import { runCli } from "./run-cli.ts";

let place = "";
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-"));
});
afterAll(() => rm(place, { recursive: true }));
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function cli(...argv: string[]) {
  const io = fakeIo();
  const code = await runCli(argv, io);
  return { code, out: io.out(), err: io.err() };
}

const at = (name: string) => join(place, name);
const closing = (text: string) => text.trimEnd().split("\n").at(-1);

async function reportIn(name: string): Promise<Report> {
  return JSON.parse(await readFile(at(name), "utf8")) as Report;
}

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

describe("a run on the embedded server", () => {
  it("is recorded, reported, and judged alike from its history", async () => {
    const ran = await cli(
      "run",
      "--depth",
      "smoke",
      "--report",
      `json=${at("run.json")}`,
      "--history",
      at("run.ndjson"),
    );
    const report = await reportIn("run.json");
    expect(reportSchema.safeParse(report).error).toBeUndefined();
    expect(report.complete).toBe(true);
    expect(closing(ran.out)).toMatch(/^(PASS|FAIL|INCONCLUSIVE) 162 requirements: /u);

    const judged = await cli("judge", at("run.ndjson"), "--report", `json=${at("again.json")}`);
    expect(judged.code).toBe(ran.code);
    expect(await reportIn("again.json")).toEqual(report);
  });

  it("leaves out what its budget has no time for, says so, and is judged alike from its history", async () => {
    const ran = await cli(
      "run",
      "--depth",
      "smoke",
      "--budget",
      "1ms",
      "--max-inconclusive",
      "100",
      "--report",
      `json=${at("short.json")}`,
      "--history",
      at("short.ndjson"),
    );
    expect(ran.code).toBe(0);
    const { leftOut, scenarios, requirements } = await reportIn("short.json");
    expect(scenarios.map(({ family }) => family)).toEqual(["preflight"]);
    expect(leftOut?.scenarios.length).toBeGreaterThan(10);
    const undecided = requirements.filter(
      ({ id, checks }) => leftOut?.requirements.includes(id) && checks === 0,
    );
    expect(undecided.length).toBeGreaterThan(10);
    for (const { reason } of undecided) expect(reason).toBe("left out by --budget 1ms");
    expect(ran.out).toMatch(/\d+ of \d+ scenarios left out by --budget 1ms/u);
    await cli("judge", at("short.ndjson"), "--report", `json=${at("short-again.json")}`);
    expect(await reportIn("short-again.json")).toEqual(await reportIn("short.json"));
  });

  it("finds the fault of a mutant and says which requirement it breaks", async () => {
    const { requirement } = findMutant("refused-status-sticks");
    const { code, out } = await cli("run", "mutant:refused-status-sticks", "--depth", "smoke");
    expect(code).toBe(1);
    expect(out).toContain(`FAIL ${requirement} `);
  });

  it("annotates what it finds for GitHub, when asked to", async () => {
    const faulty = ["run", "mutant:refused-status-sticks", "--depth", "smoke", "--only", "refusals"];
    const plain = await cli(...faulty);
    expect(plain.out).not.toMatch(/^::/mu);
    const { code, out } = await cli(...faulty, "--annotations", "github");
    expect(code).toBe(1);
    expect(closing(out.slice(0, out.indexOf("\n::")))).toMatch(/^FAIL /u);
    expect(out).toMatch(/^::error title=PRES-PUT-011 \(implied\)::A rejected PUT changes nothing/mu);
  });

  it("gives the same report for the same seed, apart from times", async () => {
    const timeless = async (name: string) => {
      await cli("run", "--depth", "smoke", "--seed", "7", "--report", `json=${at(name)}`);
      return { ...(await reportIn(name)), startedAt: "", durationMs: 0 };
    };
    expect(await timeless("one.json")).toEqual(await timeless("two.json"));
  });

  it("performs only what --only fits", async () => {
    const { out } = await cli("run", "--depth", "smoke", "--only", "presence-tour");
    expect(out).toContain("left out by --only");
  });
});

describe("a run that is interrupted", () => {
  it("keeps what was recorded, reports it as incomplete, and ends with 3", async () => {
    const io = fakeIo();
    const ended = runCli(
      [
        "run",
        "--depth",
        "smoke",
        "--report",
        `json=${at("stopped.json")}`,
        "--history",
        at("stopped.ndjson"),
      ],
      io,
    );
    while (!existsSync(at("stopped.ndjson"))) await new Promise((resolve) => setImmediate(resolve));
    io.interrupt();
    expect(await ended).toBe(3);
    expect(io.err()).toContain("Stopping");
    expect(await reportIn("stopped.json")).toMatchObject({
      complete: false,
      errors: [{ code: "interrupted" }],
    });

    const judged = await cli("judge", at("stopped.ndjson"));
    expect(judged.code).toBe(3);
    expect(closing(judged.out)).toMatch(/^BROKEN /u);
  });
});

describe("a history that was cut off", () => {
  it("is refused, unless partial is asked for", async () => {
    await cli("run", "--depth", "smoke", "--history", at("whole.ndjson"));
    const lines = (await readFile(at("whole.ndjson"), "utf8")).split("\n");
    await writeFile(at("cut.ndjson"), `${lines.slice(0, -20).join("\n")}\n{"record":"exch`);
    await writeFile(at("kept.json"), "kept");

    const refused = await cli("judge", at("cut.ndjson"), "--report", `json=${at("kept.json")}`);
    expect(refused).toMatchObject({ code: 3, out: "" });
    expect(refused.err).toContain("--partial");
    expect(await readFile(at("kept.json"), "utf8")).toBe("kept");

    const partial = await cli("judge", at("cut.ndjson"), "--partial", "--report", `json=${at("kept.json")}`);
    expect(partial.code).toBe(3);
    expect(closing(partial.out)).toMatch(/^BROKEN /u);
    expect((await reportIn("kept.json")).complete).toBe(false);
  });

  it("that does not exist is named", async () => {
    const { code, err } = await cli("judge", at("none.ndjson"));
    expect(code).toBe(3);
    expect(err).toContain("none.ndjson");
  });
});

describe("a target that was never reached", () => {
  it("leaves an existing report and history alone, and names --wait", async () => {
    await writeFile(at("old.json"), "old");
    await writeFile(at("old.ndjson"), "old");
    for (const profile of ["auto", "v1"]) {
      const { code, out, err } = await cli(
        "run",
        "http://127.0.0.1:1",
        "--profile",
        profile,
        "--depth",
        "smoke",
        "--report",
        `json=${at("old.json")}`,
        "--history",
        at("old.ndjson"),
      );
      expect({ code, out }).toEqual({ code: 3, out: "" });
      expect(err).toContain("--wait");
    }
    expect(await readFile(at("old.json"), "utf8")).toBe("old");
    expect(await readFile(at("old.ndjson"), "utf8")).toBe("old");
  });

  it.each(["auto", "v1"])("because it answers HTML is no Matrix server (%s)", async (profile) => {
    const url = await serverThat((_request, response) => response.end("<html>\n::error::\u001b[2J</html>"));
    const { code, err } = await cli("run", url, "--profile", profile, "--depth", "smoke");
    expect(code).toBe(3);
    expect(err).not.toContain("\u001b");
    expect(err).not.toMatch(/^\s*::/mu);
  });
});
