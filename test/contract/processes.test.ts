import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHistoryFile } from "../../src/history/history-file.ts";
import type { Report } from "../../src/judge/report.ts";
import { wallClock } from "../../src/time/wall-clock.ts";
import { hostileServer } from "./hostile-server.ts";
import { paddingServer } from "./padding-server.ts";
import { demandSafeText } from "./rollcall.ts";

/* The program as it is installed, in a process of its own: `npm test` builds it first. */

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const MIB = 1024 * 1024;

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-processes-"));
});
afterAll(() => rm(place, { recursive: true }));

const at = (name: string) => join(place, name);

/** Starts the program; what it says is collected until it ends. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.err += text));
  return { child, said, ended: endOf(child) };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("close", resolve));
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function reportIn(name: string): Promise<Report> {
  return JSON.parse(await readFile(at(name), "utf8")) as Report;
}

describe("Ctrl-C", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("%s ends with 3; what was recorded is kept", async (signal) => {
    await using server = await hostileServer(() => "pass on", { clock: wallClock });
    const [report, history] = [`${signal}.json`, `${signal}.ndjson`];
    const outputs = ["--history", at(history), "--report", `json=${at(report)}`];
    const { child, said, ended } = start("run", server.url, "--depth", "smoke", ...outputs);
    await until(() => server.calls.length > 40);
    child.kill(signal);
    expect(await ended).toBe(3);
    expect(said.err).toContain("Stopping: what was recorded is kept.");
    expect(await reportIn(report)).toMatchObject({ complete: false, errors: [{ code: "interrupted" }] });
    const lines = (await readFile(at(history), "utf8")).trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(40);
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      record: "footer",
      complete: false,
      reason: "The run was interrupted.",
    });
    for (const secret of server.secrets) expect(`${said.out}${lines.join("\n")}`).not.toContain(secret);
  });

  // What throws on this signal breaks the program as a fault of its own would; on the other, two signals come in one moment: with any
  // time between them the run may have come to its end.
  const ON_SIGNALS = `data:text/javascript,
    process.on("SIGUSR2", () => { throw new Error("broken on purpose"); });
    process.on("SIGALRM", () => { for (const name of ["SIGINT", "SIGTERM"]) process.emit(name, name); });`;

  it.each([
    ["a second one", "SIGALRM"],
    ["a fault of its own", "SIGUSR2"],
  ] as const)("%s ends it at once, with a history that judge reads", async (_, signal) => {
    await using server = await hostileServer(() => "pass on", { clock: wallClock });
    const history = at(`${signal}.ndjson`);
    const args = ["--import", ON_SIGNALS, MAIN, "run", server.url, "--depth", "smoke", "--history", history];
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    const ended = endOf(child);
    await until(() => existsSync(history) && server.calls.length > 60);
    child.kill(signal);
    expect(await ended).toBe(3);
    expect((await readHistoryFile(history)).footer).toMatchObject({
      complete: false,
      reason: "Rollcall was ended at once.",
    });
    expect(await start("judge", history).ended).toBe(3);
  });

  it("ends a run that waits for its server", async () => {
    await using server = await hostileServer(({ response }) => void response.writeHead(503).end(), {
      clock: wallClock,
    });
    const { child, said, ended } = start("run", server.url, "--wait", "1h");
    await until(() => server.calls.length > 0);
    child.kill("SIGINT");
    expect(await ended).toBe(3);
    expect(said.err).toContain("The run was interrupted");
  });
});

describe("a process that is killed", () => {
  it("leaves a history of whole lines, which --partial takes", async () => {
    await using server = await hostileServer(() => "pass on", { clock: wallClock });
    const { child, ended } = start("run", server.url, "--depth", "smoke", "--history", at("killed.ndjson"));
    await until(() => existsSync(at("killed.ndjson")) && server.calls.length > 60);
    // Flushed at least once a second.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    child.kill("SIGKILL");
    await ended;
    const lines = (await readFile(at("killed.ndjson"), "utf8")).trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(60);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(await start("judge", at("killed.ndjson")).ended).toBe(3);
    const partial = start("judge", at("killed.ndjson"), "--partial", "--report", `json=${at("killed.json")}`);
    expect(await partial.ended).toBe(3);
    expect((await reportIn("killed.json")).complete).toBe(false);
  });
});

describe("without a terminal", () => {
  it("there is no colour and no carriage return, and stdout holds the report alone", async () => {
    const { said, ended } = start("run", "embedded", "--depth", "smoke", "--only", "presence-tour");
    expect([0, 2]).toContain(await ended);
    demandSafeText(said.out);
    expect(said.err).toBe("");
  });

  it("a reader that goes away (`| head`) changes neither the run nor its end", async () => {
    const args = ["run", "embedded", "--depth", "smoke", "--report", `json=${at("piped.json")}`];
    const { child, said, ended } = start(...args);
    child.stdout.destroy();
    const code = await ended;
    expect(said.err).toBe("");
    expect((await reportIn("piped.json")).complete).toBe(true);
    expect(await start("run", "embedded", "--depth", "smoke").ended).toBe(code);
  });
});

describe("a full disk under standard output", () => {
  it("ends with 3 and is told, since what was asked for is not there", async () => {
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [MAIN, "list"], { stdio: ["ignore", full, "pipe"] });
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => void (said += text));
    expect(await endOf(child)).toBe(3);
    closeSync(full);
    expect(said).toMatch(/^error: Cannot print: wanted to write to standard output, found ENOSPC/u);
  });
});

describe("memory", () => {
  // Measured: 330 MB with a string of 8 MiB and 500 MB with many small objects, 32 scenarios side by side.
  it.each([
    ["a string of 1 MiB", `"${"p".repeat(MIB)}"`, 30],
    ["20,000 small objects", `[${'{"a":[1,2]},'.repeat(20_000)}0]`, 30],
  ])("stays under 600 MB when every answer is padded with %s", async (_, padding, requests) => {
    await using server = await paddingServer(padding);
    const files = ["--history", at("padded.ndjson"), "--report", `json=${at("padded.json")}`];
    const args = ["--depth", "smoke", "--profile", "v1", "--max-time", "6s"];
    const { child, ended } = start("run", server.url, ...args, ...files);
    let peakKib = 0;
    const watching = setInterval(() => {
      void readFile(`/proc/${child.pid}/status`, "utf8").then(
        (status) => (peakKib = Math.max(peakKib, Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0))),
        () => undefined,
      );
    }, 100);
    expect(await ended).toBe(3);
    clearInterval(watching);
    expect(server.calls.length).toBeGreaterThan(requests);
    expect(peakKib / 1024).toBeLessThan(600);
    expect((await readHistoryFile(at("padded.ndjson"))).footer).toMatchObject({ complete: false });
    expect(await reportIn("padded.json")).toMatchObject({ complete: false });
  });
});
