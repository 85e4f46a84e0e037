import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { containersOf, docker, hasEngine, makeImage, noImage, skippedFor } from "./docker.ts";

/*
 * `rollcall run container:<file>`, as it is installed, on a real engine. The image is made of files of this machine, so that no
 * registry is needed; it serves our own reference server, also as installed.
 */

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const IMAGE = `rollcall-test/reference:${process.pid}`;
/** To make the image, or to remove it, on a busy machine. */
const IMAGE_MS = 120_000;
const SHORT = ["--only", "refusals", "--depth", "smoke"];

let place = "";
const at = (name: string) => join(place, name);
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-containers-"));
});
afterAll(() => rm(place, { recursive: true }));

function start(target: string, ...args: string[]) {
  const child = spawn(process.execPath, [MAIN, "run", target, ...args]);
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.err += text));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, said, ended };
}

describe.skipIf(noImage !== undefined)(`a server in a container${skippedFor(noImage)}`, () => {
  beforeAll(async () => {
    makeImage("reference", IMAGE);
    await writeFile(
      at("target.json"),
      JSON.stringify({
        baseUrl: "http://{host}:{port}",
        profile: "v1",
        timers: { offline: "30s..31s", idle: "5m..6m" },
        container: { image: IMAGE, command: ["--profile", "v1"] },
      }),
    );
  }, IMAGE_MS);
  afterAll(() => void docker("rmi", "--force", IMAGE), IMAGE_MS);

  const target = () => `container:${at("target.json")}`;

  async function underWay(name: string, ...args: string[]) {
    const history = at(`${name}.ndjson`);
    const run = start(target(), "--history", history, ...args);
    const isUnderWay = async () => (await readFile(history, "utf8").catch(() => "")).length > 1_000;
    await expect.poll(isUnderWay, { timeout: 30_000 }).toBe(true);
    expect(containersOf(IMAGE)).not.toBe("");
    return run;
  }

  it("is tested as its file declares it, removed, and its log stands beside the report", async () => {
    const report = at("report.json");
    await start(target(), ...SHORT, "--report", `json=${report}`).ended;
    expect(containersOf(IMAGE)).toBe("");
    const written: unknown = JSON.parse(await readFile(report, "utf8"));
    expect(written).toMatchObject({
      complete: true,
      target: { name: IMAGE },
      profile: "v1",
      summary: { fail: 0 },
    });
    expect(await readFile(`${report}.server.log`, "utf8")).toContain("The reference server listens on");
  });

  it("that ends in the middle ends the run at once, with its last words", async () => {
    const log = at("killed.log");
    const { said, ended } = await underWay("killed", "--server-log", log);
    docker("kill", containersOf(IMAGE));
    expect(await ended).toBe(3);
    expect(said.out).toMatch(/it ended with exit code 137\.\s+Its\s+last\s+words:/u);
    expect([containersOf(IMAGE), await readFile(log, "utf8")]).toEqual([
      "",
      expect.stringContaining("The reference server listens on"),
    ]);
  });

  it.each(["SIGINT", "SIGKILL"] as const)("is removed when rollcall is ended by %s", async (signal) => {
    const { child, ended } = await underWay(signal);
    child.kill(signal);
    expect(await ended).toBe(signal === "SIGINT" ? 3 : null);
    await expect.poll(() => containersOf(IMAGE), { timeout: 10_000 }).toBe("");
  });

  it("that does not come up is told of with what it said, and removed", async () => {
    const bad = { baseUrl: "http://{host}:{port}", container: { image: IMAGE, command: ["--bogus"] } };
    await writeFile(at("bad.json"), JSON.stringify(bad));
    const { said, ended } = start(`container:${at("bad.json")}`);
    expect(await ended).toBe(3);
    expect(said.err).toMatch(/it ended with exit code 64\. Its last words: .*unknown option '--bogus'/u);
    expect(containersOf(IMAGE)).toBe("");
  });

  it("is not had without its image", async () => {
    const { said, ended } = start(`${target()}@127.0.0.1:1/nothing:here`);
    expect(await ended).toBe(3);
    expect(said.err).toMatch(/^error: Cannot get the image 127\.0\.0\.1:1\/nothing:here: .*refused/mu);
  });
});

it.skipIf(hasEngine)("without an engine, says what is wanted", async () => {
  const { said, ended } = start("container:synapse");
  expect(await ended).toBe(3);
  expect(said.err).toContain("wanted a container engine that answers, found none");
  expect(said.out).toBe("");
});
