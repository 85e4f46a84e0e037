import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fakeIo } from "../../src/cli/fake-io.ts";
import { runCli } from "../../src/cli/run-cli.ts";
import type { Report } from "../../src/judge/report.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-determinism-"));
});
afterAll(() => rm(place, { recursive: true }));

/** The JSON report of a smoke run. */
async function reported(target: string, ...args: string[]): Promise<string> {
  const file = join(place, "report.json");
  await runCli(["run", target, "--depth", "smoke", "--report", `json=${file}`, ...args], fakeIo());
  return readFile(file, "utf8");
}

const timeless = (text: string) =>
  text
    .replace(/^ {2}"startedAt": "[^"]*"/mu, '  "startedAt": ""')
    .replace(/^ {2}"durationMs": [\d.]+/mu, '  "durationMs": 0');

describe.each(["seed", "v1"])("profile %s on the embedded server", (profile) => {
  const run = async (name: string, ...args: string[]) => {
    const history = join(place, `${profile}-${name}.ndjson`);
    const text = await reported("embedded", "--profile", profile, "--history", history, ...args);
    const lines = (await readFile(history, "utf8")).split("\n");
    return { text, report: JSON.parse(text) as Report, steps: lines.filter(isStep).map(planned).toSorted() };
  };
  let first: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    first = await run("first", "--concurrency", "8");
  });

  it("the same seed gives the same report, byte for byte apart from startedAt and durationMs", async () => {
    const { text, steps } = await run("again", "--concurrency", "8");
    expect(timeless(text)).toBe(timeless(first.text));
    expect(steps).toEqual(first.steps);
  });

  it("one after the other instead of side by side, what both decide is decided alike", async () => {
    const [aside, alone] = [first.report, (await run("alone", "--concurrency", "1")).report];
    const undecided = new Set([...undecidedIn(aside), ...undecidedIn(alone)]);
    const decided = (report: Report) => verdictsIn(report).filter((line) => !undecided.has(idOf(line)));
    expect(decided(alone)).toEqual(decided(aside));
    expect(undecided.size).toBeLessThanOrEqual(4);
  });

  it("another seed gives other scenarios", async () => {
    const { steps } = await run("other", "--seed", "2");
    expect(steps).not.toEqual(first.steps);
  });
});

const isStep = (line: string) => line.startsWith('{"record":"step"');
const planned = (line: string) => line.replace(/,"at":.*/u, "");

const idOf = (verdictLine: string) => verdictLine.split(" ")[0] ?? "";

function undecidedIn({ requirements }: Report): readonly string[] {
  return requirements.filter(({ verdict }) => verdict === "inconclusive").map(({ id }) => id);
}

function verdictsIn({ requirements, scenarios }: Report): readonly string[] {
  const named = ({ id, verdict }: { readonly id: string; readonly verdict: string }) => `${id} ${verdict}`;
  return [...requirements.map(named), ...scenarios.map(named).toSorted()];
}

describe("a finding's id is stable", () => {
  it("the same fault found by the same scenario has the same id in every run", async () => {
    const ids = async (...args: string[]) => {
      const report = JSON.parse(await reported("mutant:message-is-no-activity", ...args)) as Report;
      return report.requirements.flatMap(({ findings }) => findings.map(({ id }) => id));
    };
    const found = new Set(await ids("--concurrency", "8"));
    // Side by side, requests meet each other otherwise, and a finding more or less is to be had.
    const alone = await ids("--concurrency", "1");
    expect(alone.filter((id) => found.has(id)).length).toBeGreaterThan(found.size * 0.8);
  });
});
