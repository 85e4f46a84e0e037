import { existsSync } from "node:fs";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../history/redaction.ts";
import { wallClock } from "../../time/wall-clock.ts";
import { targetFile } from "../declared/target-file.ts";
import { createOutputTail } from "./output-tail.ts";
import { processTarget } from "./process-target.ts";

/** Says where it is, answers everything, and counts the requests to stop. */
const SERVER = `
import { createServer } from "node:http";
import { spawn } from "node:child_process";
console.log("dir " + process.cwd());
if (process.argv.includes("--child")) {
  const code = "require('http').createServer((a, b) => b.end()).listen(0, function () {" +
    "console.log('child http://127.0.0.1:' + this.address().port) })";
  spawn(process.execPath, ["-e", code], { stdio: "inherit" });
}
if (process.argv.includes("--deaf")) process.on("SIGTERM", () => console.log("deaf"));
createServer((request, response) => response.end("{}")).listen(Number(process.argv[2]), "127.0.0.1");
`;

interface Changes {
  readonly script?: string;
  readonly args?: readonly string[];
  readonly more?: Readonly<Record<string, unknown>>;
}

function started({ script = SERVER, args = [], more = {} }: Changes = {}) {
  const output = createOutputTail();
  const redactor = createRedactor();
  const { process: plan, ...file } = targetFile("/x/t.json", {
    name: "started",
    baseUrl: "http://127.0.0.1:{port}/prefix",
    process: {
      command: process.execPath,
      args: ["{dir}/server.mjs", "{port}", ...args],
      files: { "server.mjs": script },
      ...more,
    },
  });
  const surroundings = {
    output,
    env: process.env,
    redactor,
    clock: wallClock,
  };
  return { target: processTarget({ ...file, process: plan! }, surroundings), output, redactor };
}

const said = (text: string, word: string) => new RegExp(`^${word} (.+)$`, "mu").exec(text)?.[1] ?? "";

describe("a server that is started", () => {
  it("is reached at its own port, and is gone afterwards with its children and its files", async () => {
    const { target, output } = started({ args: ["--child"] });
    const open = await target.open();
    expect(open).toMatchObject({ name: "started", kind: "url" });
    const [baseUrl] = open.homeservers[0].baseUrls;
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/prefix$/u);
    expect(await (await fetch(`${baseUrl}/anything`)).text()).toBe("{}");
    await expect.poll(() => output.text()).toContain("child http");
    const [dir, child] = [said(output.text(), "dir"), said(output.text(), "child")];
    expect([existsSync(dir), (await fetch(child)).status]).toEqual([true, 200]);
    await open[Symbol.asyncDispose]();
    await expect(fetch(`${baseUrl}/anything`)).rejects.toThrow("fetch failed");
    expect(existsSync(dir)).toBe(false);
    await expect(fetch(child)).rejects.toThrow("fetch failed");
  });

  it("is stopped by force when it does not stop", async () => {
    const { target, output } = started({ args: ["--deaf"], more: { stop: { timeout: "100ms" } } });
    const open = await target.open();
    await open[Symbol.asyncDispose]();
    expect(output.text()).toContain("deaf");
    await expect(fetch(open.homeservers[0].baseUrls[0])).rejects.toThrow("fetch failed");
  });

  it("is prepared first, in the same directory", async () => {
    const step = (code: string) => ({ command: process.execPath, args: ["--eval", code] });
    const good = started({ more: { prepare: [step("console.log('prepared ' + process.cwd())")] } });
    await (await good.target.open())[Symbol.asyncDispose]();
    expect(said(good.output.text(), "prepared")).toBe(said(good.output.text(), "dir"));
    const bad = started({ more: { prepare: [step("console.error('no key'); process.exit(7)")] } });
    await expect(bad.target.open()).rejects.toThrow("it ended with exit code 7. Its last words: no key");
    expect(said(bad.output.text(), "dir")).toBe("");
  });

  it("is told of at once when it dies at its start, without what is secret", async () => {
    const { target, redactor } = started({ script: "console.error('bad key s3cr3t-key'); process.exit(4)" });
    redactor.learn("s3cr3t-key");
    await expect(target.open()).rejects.toMatchObject({
      code: "process-failed",
      message: expect.stringMatching(
        /to answer, found: it ended with exit code 4\. Its last words: bad key <redacted>$/u,
      ) as string,
    });
  });

  it("is told of when there is no such program", async () => {
    const { target } = started({ more: { command: "no-such-program-anywhere" } });
    await expect(target.open()).rejects.toThrow(
      "it could not be started: spawn no-such-program-anywhere ENOENT",
    );
  });

  it("has a bound for its start, and can be given up", async () => {
    const idle = "setInterval(() => {}, 1e6)";
    const slow = started({ script: idle, more: { ready: { timeout: "300ms" } } });
    await expect(slow.target.open()).rejects.toThrow(
      /no good answer of http:\S+ within 300 ms\. It wrote nothing/u,
    );
    await expect(started({ script: idle }).target.open(AbortSignal.abort())).rejects.toThrow(
      "it was interrupted",
    );
  });

  it("is told of when it dies later", async () => {
    const script = `${SERVER}\nprocess.on("SIGUSR2", () => process.exit(9)); console.log("pid " + process.pid);`;
    const { target, output } = started({ script });
    const open = await target.open();
    process.kill(Number(said(output.text(), "pid")), "SIGUSR2");
    expect(await open.ended).toMatch(/^it ended with exit code 9\. Its last words: /u);
    await open[Symbol.asyncDispose]();
  });
});

it("a base URL that is none is found before anything is started", () => {
  const file = {
    file: "t.json",
    homeservers: [{ baseUrls: ["http://me:pw@h:{port}"] }],
    timers: {},
    quirks: {},
  } as const;
  const { target: _, ...rest } = started();
  const plan = targetFile("/x/t.json", { baseUrl: "http://a", process: { command: "a" } }).process!;
  const surroundings = { ...rest, env: {}, clock: wallClock };
  expect(() => processTarget({ ...file, process: plan }, surroundings)).toThrow("without a user name");
});
