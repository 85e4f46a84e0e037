import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOAD_MUTANTS } from "../src/server/load-mutants/load-mutants.ts";
import { createReferenceServer } from "../src/server/reference-server.ts";
import { type HttpService, serveHttp } from "../src/server/serve-http.ts";
import { simulationSchema } from "../src/simulation/report/simulation-schema.ts";
import { profile } from "../src/spec/profiles.ts";
import { wallClock } from "../src/time/wall-clock.ts";

/* Simulations shared between real processes: on this machine, and through a real Redis, if there is one. */

const MAIN = new URL("../dist/cli/main.js", import.meta.url).pathname;
const children = new Set<ChildProcess>();
let place = "";
let service: HttpService;
const server = createReferenceServer({ clock: wallClock, profiles: [profile("v1")] });

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-"));
  service = await serveHttp(server, { host: "127.0.0.1" });
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await service.close();
  server.close();
  await rm(place, { recursive: true });
});

function start(command: string, args: readonly string[]) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended, text: () => text };
}

const rollcall = (...args: readonly string[]) => start(process.execPath, [MAIN, ...args]);
const SMALL = ["--users", "40", "--rooms", "fixed:5", "--rooms-each", "2", "--rate", "20"];
const simulate = (...args: readonly string[]) => rollcall("simulate", service.url, ...SMALL, ...args);

/** What `judge` finds in the history of a simulation on a server that tells one observer, once, of a stranger. */
async function judgedLeak(...args: readonly string[]): Promise<string> {
  const history = join(place, "leak.ndjson");
  const mutant = LOAD_MUTANTS.find(({ name }) => name === "leaks-one-delivery");
  const options = { clock: wallClock, profiles: [profile("v1")] };
  const leaking = createReferenceServer(mutant === undefined ? options : { ...options, mutant });
  const serving = await serveHttp(leaking, { host: "127.0.0.1" });
  const simulating = rollcall("simulate", serving.url, ...SMALL, "--history", history, ...args);
  await simulating.ended;
  await serving.close();
  leaking.close();
  const judging = rollcall("judge", history);
  await judging.ended;
  return `${simulating.text()}\n${judging.text()}`;
}
const LEAK = "B is sent the presence of A, whom they may not see.";

/** On a machine that has much else to do a simulation says that it could not keep up: that is right, too. */
async function verdictOf({ ended, text }: ReturnType<typeof start>): Promise<string> {
  const code = await ended;
  return /^(PASS|INCONCLUSIVE Nothing wrong)/mu.test(text()) && (code === 0 || code === 2)
    ? "nothing wrong"
    : `${code}: ${text()}`;
}

/** Waits, with a bound, for something that other processes do. */
async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function childrenOf({ pid }: ChildProcess): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return text
      .split(" ")
      .map(Number)
      .filter((child) => child > 0);
  } catch {
    // It is gone itself.
    return [];
  }
}

it("processes of this machine simulate together", async () => {
  expect(await verdictOf(simulate("--workers", "2", "--duration", "2s"))).toBe("nothing wrong");
}, 40_000);

it("violations that they find are judged like a scenario", async () => {
  expect(await judgedLeak("--workers", "3", "--duration", "2s")).toContain(LEAK);
}, 40_000);

it("a process that is killed is replaced, and the run is incomplete", async () => {
  const { child, ended, text } = simulate("--workers", "2", "--duration", "6s");
  await until(() => childrenOf(child).length === 2, "both processes are there");
  const [first = 0] = childrenOf(child);
  process.kill(first, "SIGKILL");
  expect(await ended).toBe(3);
  expect(text()).toContain("The process with part");
  expect(text()).not.toContain("Violations");
}, 40_000);

const hasRedis = (() => {
  try {
    execFileSync("redis-server", ["--version"]);
    return true;
  } catch {
    process.stderr.write("simulation engine: skipped, there is no redis-server.\n");
    return false;
  }
})();

describe.skipIf(!hasRedis)("through Redis", () => {
  let url = "";
  beforeAll(async () => {
    const port = await freePort();
    url = `redis://127.0.0.1:${port}`;
    const { text } = start("redis-server", ["--port", String(port), "--save", "", "--appendonly", "no"]);
    await until(() => text().includes("Ready to accept"), "Redis is ready");
  });
  /** @param offMs by how much the clock of the machine on which it runs is off */
  const worker = async (offMs = 0) => {
    const args = ["--import", clockThatIsOff(offMs), MAIN, "worker", "--engine", url];
    const one = start(process.execPath, args);
    await until(() => one.text().includes("Taking parts"), "a worker is ready");
    return one;
  };

  it("workers take parts; one that is killed is replaced, one that is stopped goes on with nothing", async () => {
    const workers = [await worker(), await worker(7_000), await worker(-5_000)];
    const report = join(place, "clocks.json");
    const asked = ["--duration", "3s", "--wait", "10s", "--report", `json=${report}`];
    const whole = simulate("--workers", "2", "--engine", url, ...asked);
    expect(await verdictOf(whole)).toBe("nothing wrong");
    const { delivery, clocksApartMs } = simulationSchema.parse(JSON.parse(readFileSync(report, "utf8")));
    expect(whole.text()).toContain("  clocks      of its processes agree within");
    expect(clocksApartMs).toBeLessThan(1_000);
    expect(delivery.maxMs).toBeLessThan(4_000);
    const shared = ["--workers", "2", "--engine", url, "--duration", "2s", "--wait", "10s"];
    expect(await judgedLeak(...shared)).toContain(LEAK);

    const broken = simulate("--workers", "2", "--engine", url, "--duration", "12s");
    const busy = () => workers.filter(({ child }) => childrenOf(child).length > 0);
    const begunAgain = () =>
      workers.reduce((sum, { text }) => sum + text().split("begun again").length - 1, 0);
    await until(() => busy().length === 2, "two workers have a part");
    const [killed] = busy();
    killed?.child.kill("SIGKILL");
    const killedAt = performance.now();
    await until(() => begunAgain() === 1, "its part is begun again");
    expect(performance.now() - killedAt).toBeLessThan(4_000);
    expect(await broken.ended).toBe(3);
    expect(broken.text()).toContain("its worker does not answer any more");
    expect(broken.text()).not.toContain("Violations");

    const others = workers.filter((one) => one !== killed);
    const zombies = simulate("--workers", "1", "--engine", url, "--duration", "12s");
    await until(() => others.some(({ child }) => childrenOf(child).length > 0), "a worker has the part");
    const stopped = others.find(({ child }) => childrenOf(child).length > 0);
    stopped?.child.kill("SIGSTOP");
    await until(() => begunAgain() === 2, "the part of the stopped worker is begun again");
    stopped?.child.kill("SIGCONT");
    const resumedAt = performance.now();
    await until(
      () => stopped === undefined || childrenOf(stopped.child).length === 0,
      "its own process has ended",
    );
    expect(performance.now() - resumedAt).toBeLessThan(1_500);
    expect(await zombies.ended).toBe(3);
  }, 120_000);

  it("says what is missing: workers, or the engine itself", async () => {
    const lonely = simulate("--workers", "64", "--engine", url);
    expect(await lonely.ended).toBe(3);
    expect(lonely.text()).toMatch(/wanted 64 workers at the engine, found \d+/u);
    const nowhere = simulate("--workers", "2", "--engine", "redis://127.0.0.1:1");
    expect(await nowhere.ended).toBe(3);
    expect(nowhere.text()).toContain("Cannot reach the engine");
  }, 40_000);
});

/** Preloaded, it has a process and those that it starts live some seconds ahead, or behind. */
const clockThatIsOff = (offMs: number) =>
  `data:text/javascript,const now = Date.now; Date.now = () => now() + ${offMs};`;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
