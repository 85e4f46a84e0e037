import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MINIATURES } from "../server/miniatures/miniatures.ts";
import { MUTANTS } from "../server/mutants/mutants.ts";
import { jsonReport } from "../reporters/json-report.ts";
import { sampleReport } from "../reporters/sample-report.ts";
import { REQUIREMENTS } from "../spec/requirements.ts";
import { fakeIo } from "./fake-io.ts";
import { runCli } from "./run-cli.ts";
import { tool } from "./tool.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-"));
});
afterAll(() => rm(place, { recursive: true }));

async function cli(...argv: string[]) {
  const io = fakeIo();
  const code = await runCli(argv, io);
  return { code, out: io.out(), err: io.err() };
}

describe("wrong usage ends with 64, says what was wanted, and touches nothing", () => {
  it.each<[string[], string]>([
    [[], "Usage: rollcall"],
    [["frob"], "unknown command 'frob'"],
    [["rnu"], "Did you mean run?"],
    [["run", "--bogus"], "unknown option '--bogus'"],
    [["run", "embedded", "another"], "too many arguments"],
    [["run", "--depth", "bottomless"], "Allowed choices are smoke, standard, deep"],
    [["run", "--profile", "v9"], "Cannot use profile: wanted one of seed"],
    [
      ["run", "ftp://example.org"],
      "wanted embedded, embedded:federated, http(s)://…, <file>.json, process:<file>, container:<name or file>,",
    ],
    [["run", "no-such.json"], "Cannot read target file no-such.json: wanted a file, found none there."],
    [["run", "process:no-such"], "Cannot read target file no-such: wanted a file, found none there."],
    [["run", "package.json"], "Cannot read target file package.json: wanted one of the keys $schema, name"],
    [
      ["run", "process:targets/synapse-local.json"],
      "wanted a target file with the key process, found one without",
    ],
    [["run", "targets/synapse-process.json"], "rollcall run process:targets/synapse-process.json starts it"],
    [
      ["run", "targets/containers/synapse.json"],
      "rollcall run container:targets/containers/synapse.json starts it",
    ],
    [["run", "container:synaps"], "wanted one of conduwuit, continuwuity, dendrite, synapse, tuwunel, or a"],
    [["run", "container:synaps"], "Did you mean synapse?"],
    [["run", "container:no-such.json@v2"], "Cannot read target file no-such.json: wanted a file"],
    [["run", "container:targets/synapse-local.json"], "wanted a target file with the key container"],
    [
      ["run", "http://127.0.0.1:1", "--server-log", "x"],
      "Cannot use --server-log: wanted a target that is started",
    ],
    [["run", "127.0.0.1:8008"], "http://127.0.0.1:8008"],
    [["run", "http://"], "wanted an http or https URL"],
    [["run", "http://me:secret@example.org"], "without a user name and password"],
    [["run", "mutant:no-such-fault"], "Cannot find mutant"],
    [["run", "miniature:always-300"], "Did you mean always-200, "],
    [["run", "--report", "pdf=x.pdf"], "wanted a format out of json"],
    [["run", "--annotations", "teamcity"], "Allowed choices are github"],
    [["run", "--report", "json"], "wanted <format>=<file>"],
    [["run", "--report", "json=/no/such/directory/x.json"], "its directory does not exist"],
    [["run", "--history", "/no/such/directory/x.ndjson"], "its directory does not exist"],
    [["run", "--report", "json=/dev/null", "--history", "/dev/null"], "named twice"],
    [["run", "--wait", "5"], "wanted a duration"],
    [["run", "--max-time", "soon"], "wanted a duration"],
    [["run", "--seed", "-1"], "--seed"],
    [["run", "--retry", "11"], "from 0 to 10"],
    [["run", "--concurrency", "0"], "from 1 to 256"],
    [["run", "--max-inconclusive", "101"], "from 0 to 100"],
    [["run", "--only", "no-such-scenario"], "Cannot narrow the run"],
    [["run", "embedded", "--timers", "offline=4s..12s"], "Cannot use --timers"],
    [["run", "http://127.0.0.1:1", "--timers", "offline=soon"], "wanted a duration such as 4s"],
    [["run", "embedded", "--users", "open"], "Cannot use --users"],
    [
      ["run", "http://127.0.0.1:1", "--users", "shared-secret:env:NO_SUCH_VARIABLE"],
      "NO_SUCH_VARIABLE, found nothing",
    ],
    [["run", "http://127.0.0.1:1", "--users", "accounts:/no/such/file"], "Cannot read /no/such/file"],
    [["run", "--update-expectations"], "wanted the file in --expectations"],
    [["run", "--expectations", "/no/such/file.json"], "--update-expectations writes one"],
    [["run", "--expectations", "package.json"], "package.json: Cannot read expectations"],
    [
      ["run", "--report", "json=/dev/null", "--expectations", "/dev/null", "--update-expectations"],
      "named twice",
    ],
    [["judge", "x.ndjson", "--expectations", "package.json"], "package.json: Cannot read expectations"],
    [["doctor"], "missing required argument 'target'"],
    [["doctor", "http://"], "wanted an http or https URL"],
    [["doctor", "embedded", "--measure", "soon"], "Cannot read --measure: wanted a duration"],
    [["doctor", "embedded", "--json", "/no/such/directory/x.json"], "its directory does not exist"],
    [["judge"], "missing required argument 'history'"],
    [["judge", "x.ndjson", "--report", "pdf=x"], "wanted a format"],
    [["serve", "--port", "99999"], "from 0 to 65535"],
    [["serve", "--mutant", "no-such-fault"], "Cannot find mutant"],
    [["list", "--profile", "auto"], "Cannot use profile"],
    [["explain", "PRES-LAA-999"], "Did you mean PRES-LAA-"],
    [["graph", "presnce"], "Did you mean presence?"],
    [["graph", "sharing"], "sharing is there with --explored."],
    [["graph", "membership", "--explored"], "membership is there without --explored."],
    [["graph", "presence", "--format", "png"], "Allowed choices are mermaid, dot, json, svg"],
    [["graph", "rooms-3", "--explored", "--profile", "v1", "--format", "svg"], "Take --format dot"],
    [["graph", "list", "--out", "/no/such/directory/x.svg"], "its directory does not exist"],
  ])("%j", async (argv, said) => {
    const { code, out, err } = await cli(...argv);
    expect(err).toContain(said);
    expect({ code, out }).toEqual({ code: 64, out: "" });
  });

  it("leaves an existing report alone", async () => {
    const file = join(place, "old.json");
    await writeFile(file, "old");
    await cli("run", "--report", `json=${file}`, "--depth", "x");
    expect(await readdir(place)).toEqual(["old.json"]);
  });
});

describe("help", () => {
  it("tells the version", async () => {
    expect(await cli("--version")).toEqual({ code: 0, out: `${tool.version}\n`, err: "" });
  });

  it.each([
    ["--help"],
    ["run", "--help"],
    ["judge", "--help"],
    ["serve", "--help"],
    ["list", "--help"],
    ["explain", "--help"],
    ["graph", "--help"],
  ])("%j is on stdout", async (...argv) => {
    const { code, out, err } = await cli(...argv);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Usage: rollcall/u);
  });
});

describe("list", () => {
  it("has a line for every requirement that applies", async () => {
    const { code, out } = await cli("list", "--profile", "seed");
    expect(code).toBe(0);
    expect(out).toMatch(/^PRES-STATE-001 /mu);
    expect(out).toContain(`of ${REQUIREMENTS.length} requirements apply`);
  });

  it("has every mutant", async () => {
    const { out } = await cli("list", "--mutants");
    for (const { name } of MUTANTS) expect(out).toContain(name);
  });
});

describe("miniatures", () => {
  it("are listed with how a run on them has to end", async () => {
    const { code, out } = await cli("list", "--miniatures");
    expect(code).toBe(0);
    for (const { name, fault } of MINIATURES) {
      expect(out).toContain(name);
      expect(out).toContain(fault);
    }
    expect(out).toContain("breaks by not-a-matrix-server");
  });

  it("can be run", async () => {
    const { code, out } = await cli("run", "miniature:always-404", "--profile", "v1", "--depth", "smoke");
    expect(code).toBe(3);
    expect(out).toContain("Cannot register a user");
  });
});

describe("explain", () => {
  it("takes an id without its prefix, in any case", async () => {
    const { code, out } = await cli("explain", "laa-002");
    expect(code).toBe(0);
    expect(out).toMatch(/^PRES-LAA-002\n/u);
    for (const name of ["level", "source", "holds", "broken", "observed by", "wrong", "seed", "scenarios"]) {
      expect(out).toMatch(new RegExp(`^  ${name} `, "mu"));
    }
    expect(out).toContain("  transitions presence: sendMessage [revivesOffline], offline.connected → ");
  });

  it("has something to say of requirements of every kind", async () => {
    for (const id of ["STATE-001", "FED-001", "V1-001", "PUT-016"])
      expect((await cli("explain", id)).code).toBe(0);
  });

  it("tells what a report says of the requirement of a finding, and of that finding", async () => {
    const file = join(place, "report.json");
    const requirements = sampleReport.requirements.map((requirement) => ({
      ...requirement,
      findings: requirement.findings.map((finding) => ({
        ...finding,
        id: `0123456789a${finding.id.at(-1)}`,
      })),
    }));
    await writeFile(file, jsonReport({ ...sampleReport, requirements }));
    const one = await cli("explain", "0123456789a5", "--report", file);
    expect(one.code).toBe(0);
    expect(one.out).toMatch(/^PRES-PROF-001\n/u);
    expect(one.out).toContain("  verdict     warn\n");
    expect(one.out.match(/^ {2}finding .*/gmu)).toEqual([expect.stringContaining("0123456789a5 (warn)")]);
    const none = await cli("explain", "0123456789ff", "--report", file);
    expect(none).toEqual({ code: 64, out: "", err: expect.stringContaining("found none of that id") });
  });

  it("needs a report for a finding, and a file that is one", async () => {
    expect((await cli("explain", "0123456789a1")).err).toContain("wanted the report that has it in --report");
    const refused = await cli("explain", "laa-002", "--report", "package.json");
    expect(refused).toEqual({ code: 3, out: "", err: expect.stringContaining("rollcall.report/1") });
  });
});

describe("graph", () => {
  it("lists the machines, and what the scenarios of a profile walk", async () => {
    const { code, out } = await cli("graph", "--profile", "v1");
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}membership +4 states, 11 transitions +One user's membership/mu);
    expect(out).toMatch(/^ {2}rooms-2 +16 states, 64 transitions/mu);
    expect(out).not.toContain("  lists ");
  });

  it.each([
    ["mermaid", "stateDiagram-v2"],
    ["dot", 'digraph "list" {'],
    ["json", '"id": "list"'],
    ["svg", "<svg "],
  ])("shows a machine as %s", async (format, said) => {
    const { code, out } = await cli("graph", "list", "--format", format);
    expect(code).toBe(0);
    expect(out).toContain(said);
  });

  it("writes the diagram into a file, in the usual format", async () => {
    const file = join(place, "sharing.mmd");
    const { code, out } = await cli("graph", "sharing", "--explored", "--profile", "v1", "--out", file);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(await readFile(file, "utf8")).toContain("outside_invited --> outside_joined : B.join(r1)");
  });
});
