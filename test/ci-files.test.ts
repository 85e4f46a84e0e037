import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { fakeIo } from "../src/cli/fake-io.ts";
import { runCli } from "../src/cli/run-cli.ts";

const root = join(import.meta.dirname, "..");
const textOf = (file: string) => readFile(join(root, file), "utf8");

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = async () => parse(await textOf("action.yml")) as Action;
const FILES = ["action.yml", "examples/github-workflow.yml", "examples/gitlab-ci.yml"];

/** The options that the command line of `rollcall run` has. */
async function knownOptions(): Promise<ReadonlySet<string>> {
  const io = fakeIo();
  await runCli(["run", "--help"], io);
  return new Set(io.out().match(/--[a-z][a-z-]+/gu));
}

/** What a text passes to `rollcall run`; other programs' options are taken out. */
const optionsIn = (text: string) =>
  text
    .split("\n")
    .filter((line) => !/npm|docker|description:|#/u.test(line))
    .flatMap((line) => line.match(/(?<=^|[\s("])--[a-z][a-z-]+/gu) ?? []);

describe("the files for CIs", () => {
  it.each(FILES)("%s names only options that the command line has", async (file) => {
    const options = optionsIn(await textOf(file));
    expect(options.length).toBeGreaterThan(0);
    const known = await knownOptions();
    expect(options.filter((option) => !known.has(option))).toEqual([]);
  });

  it.each(FILES.slice(0, 2))("%s pins every action of others to a commit", async (file) => {
    const uses = (await textOf(file)).match(/(?<=uses: )\S+/gu) ?? [];
    const others = uses.filter((name) => !name.startsWith("your-organisation/"));
    expect(others.length).toBeGreaterThan(0);
    for (const name of others) expect(name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/u);
  });

  it("the example workflow uses inputs that the action has", async () => {
    const { jobs } = parse(await textOf("examples/github-workflow.yml"));
    const step = jobs.presence.steps.find(({ uses }: Step) => uses?.includes("rollcall"));
    const { inputs } = await action();
    for (const name of Object.keys(step.with)) expect(inputs).toHaveProperty(name);
  });
});

describe("the action", () => {
  it("uses each of its inputs, and no other", async () => {
    const used = new Set((await textOf("action.yml")).match(/(?<=inputs\.)[a-z-]+/gu));
    expect([...used].sort()).toEqual(Object.keys((await action()).inputs).sort());
  });

  it("puts no expression into a script", async () => {
    for (const { run = "" } of (await action()).runs.steps) expect(run).not.toContain("${{");
  });

  it("runs, writes the page and the reports, and hands on the exit code", async () => {
    const { code, output, summary, reports } = await perform({
      target: "mutant:refused-status-sticks",
      depth: "smoke",
      args: "--only\nrefusals\n",
    });
    expect(code).toBe(0);
    expect(output).toBe("exit-code=1\n");
    expect(summary).toMatch(/^## Rollcall: FAIL/u);
    for (const name of ["report.json", "report.html", "report.md", "junit.xml", "history.ndjson"])
      expect(existsSync(join(reports, name)) ? name : "").toBe(name);
    await rm(reports, { recursive: true });
  });

  it("takes an input for data, whatever stands in it", async () => {
    const { output, said, reports } = await perform({ target: '"; touch $(echo pwned) #', depth: "smoke" });
    expect(output).toBe("exit-code=64\n");
    expect(said).toContain("Cannot test target");
    expect(existsSync(join(reports, "pwned"))).toBe(false);
    await rm(reports, { recursive: true });
  });
});

/** The step that runs rollcall, as GitHub would: expressions become variables, and bash performs the script. */
async function perform(given: Readonly<Record<string, string>>) {
  const { inputs, runs } = await action();
  const reports = await mkdtemp(join(tmpdir(), "rollcall-action-"));
  const values: Readonly<Record<string, string>> = { ...given, reports };
  const step = runs.steps.find(({ id }) => id === "run");
  const variables = Object.entries(step?.env ?? {}).map(([name, expression]) => {
    const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/u.exec(expression)?.[1] ?? "";
    return [name, values[input] ?? inputs[input]?.default ?? ""];
  });
  const [output, summary] = [join(reports, "output"), join(reports, "summary")];
  const ran = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step?.run ?? "exit 99"], {
    cwd: reports,
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      ...Object.fromEntries(variables),
      GITHUB_ACTION_PATH: root,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
    },
  });
  return {
    code: ran.status,
    said: `${ran.stdout}${ran.stderr}`,
    output: await readFile(output, "utf8"),
    summary: existsSync(summary) ? await readFile(summary, "utf8") : "",
    reports,
  };
}
