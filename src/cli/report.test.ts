import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonReport } from "../reporters/json-report.ts";
import { sampleReport } from "../reporters/sample-report.ts";
import { prepareLatencies } from "../simulation/measure/latencies.ts";
import { sampleSimulation } from "../simulation/report/sample-simulation.fixture.ts";
import { simulationHtml } from "../simulation/page/simulation-html.ts";
import { simulationJson } from "../simulation/report/simulation-json.ts";
import { fakeIo } from "./fake-io.ts";
import { runCli } from "./run-cli.ts";

let place = "";
beforeAll(async () => {
  await prepareLatencies();
  place = await mkdtemp(join(tmpdir(), "rollcall-"));
  await writeFile(file("simulation.json"), simulationJson(sampleSimulation()));
  await writeFile(file("run.json"), jsonReport(sampleReport));
});
afterAll(() => rm(place, { recursive: true }));

const file = (name: string) => join(place, name);

async function report(...argv: string[]) {
  const io = fakeIo();
  const code = await runCli(["report", ...argv], io);
  return { code, out: io.out(), err: io.err() };
}

describe("rollcall report", () => {
  it("tells a simulation again, makes its page, and ends as the simulation did", async () => {
    const { code, out } = await report(file("simulation.json"), "--report", `html=${file("page.html")}`);
    expect(code).toBe(1);
    expect(out).toContain("FAIL 3 violations, 1 broken threshold.");
    expect(await readFile(file("page.html"), "utf8")).toBe(simulationHtml(sampleSimulation()));
  });

  it("tells a run again, in whatever a report alone is enough for", async () => {
    const { code, out } = await report(file("run.json"), "--report", `markdown=${file("run.md")}`);
    expect(code).toBe(1);
    expect(out).toContain("FAIL PRES-LAA-002");
    expect(await readFile(file("run.md"), "utf8")).toContain("PRES-LAA-002");
  });

  it("makes no page of a run from its report, which does not hold what a page shows", async () => {
    const { code, err } = await report(file("run.json"), "--report", `html=${file("run.html")}`);
    expect(code).toBe(64);
    expect(err).toContain("rollcall judge <history> --report html=<file>");
  });

  it.each<[string, readonly string[], number, string]>([
    [
      "a format is none of a simulation's",
      ["simulation.json", "--report", "junit=x"],
      64,
      "json, html, text",
    ],
    ["a file cannot be written", ["simulation.json", "--report", "html=/no/such/x"], 64, "does not exist"],
    ["there is no file", ["none.json"], 3, "found ENOENT"],
  ])("says so when %s", async (_, [name = "", ...more], code, told) => {
    expect(await report(file(name), ...more)).toEqual({
      code,
      out: "",
      err: expect.stringContaining(told) as string,
    });
  });

  it("refuses what is no report", async () => {
    await writeFile(file("other.json"), "{}");
    await writeFile(file("cut.json"), simulationJson(sampleSimulation()).slice(0, 900));
    await writeFile(file("odd.json"), `{"format":"rollcall.simulation/2"}`);
    for (const name of ["other.json", "cut.json", "odd.json"])
      expect(await report(file(name))).toMatchObject({ code: 3, out: "" });
  });
});
