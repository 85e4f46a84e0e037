import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demandSafeText } from "./rollcall.ts";

/* `rollcall run process:<file>`, as it is installed; what it starts is our own reference server, also as installed. */

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-started-"));
  await writeFile(
    at("target.json"),
    JSON.stringify({
      name: "started",
      baseUrl: "http://127.0.0.1:{port}",
      profile: "v1",
      timers: { offline: "30s..31s", idle: "5m..6m" },
      process: {
        command: process.execPath,
        args: [MAIN, "serve", "--port", "{port}", "--profile", "v1"],
      },
    }),
  );
});
afterAll(() => rm(place, { recursive: true }));

const at = (name: string) => join(place, name);

function start(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, "run", `process:${at("target.json")}`, ...args]);
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.err += text));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, said, ended };
}

const portIn = (log: string) => /listens on (http:\S+)/u.exec(log)?.[1] ?? "";

describe("a server that is started for the run", () => {
  it("is tested as its file declares it, stopped, and its log stands beside the report", async () => {
    const report = at("report.json");
    const { said, ended } = start("--only", "refusals", "--depth", "smoke", "--report", `json=${report}`);
    expect(await ended).toBe(0);
    const written = JSON.parse(await readFile(report, "utf8")) as { target: unknown; profile: string };
    expect(written).toMatchObject({ target: { name: "started" }, profile: "v1" });
    const log = await readFile(`${report}.server.log`, "utf8");
    expect(log).toContain("The reference server listens on http://127.0.0.1:");
    await expect(fetch(portIn(log))).rejects.toThrow("fetch failed");
    for (const text of [said.out, log]) demandSafeText(text);
  });

  it("is stopped, too, when the run is interrupted", async () => {
    const log = at("interrupted.log");
    const { child, ended } = start("--server-log", log, "--history", at("run.ndjson"));
    const isUnderWay = async () => (await readFile(at("run.ndjson"), "utf8").catch(() => "")).length > 1_000;
    await expect.poll(isUnderWay, { timeout: 30_000 }).toBe(true);
    child.kill("SIGINT");
    expect(await ended).toBe(3);
    await expect(fetch(portIn(await readFile(log, "utf8")))).rejects.toThrow("fetch failed");
  });
});
