import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonReport } from "../reporters/json-report.ts";
import { sampleReport } from "../reporters/sample-report.ts";
import { fakeIo } from "./fake-io.ts";
import { runCli } from "./run-cli.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-compare-"));
  await writeFile(at("report.json"), jsonReport(sampleReport));
  await writeFile(at("newer.json"), JSON.stringify({ ...sampleReport, keyOfALaterRelease: 1 }));
  const right = sampleReport.requirements.map((row) =>
    row.verdict === "fail" ? { ...row, verdict: "pass", findings: [] } : row,
  );
  const lost = right.map((row) => ({ ...row, verdict: "inconclusive", checks: 0, findings: [] }));
  await writeFile(at("right.json"), JSON.stringify({ ...sampleReport, requirements: right }));
  await writeFile(
    at("lost.json"),
    JSON.stringify({ ...sampleReport, requirements: [right[0], ...lost.slice(1)] }),
  );
  await writeFile(at("cut.json"), JSON.stringify({ ...sampleReport, complete: false }));
  await writeFile(at("other.json"), '{"format":"rollcall.selftest/1"}');
  await writeFile(at("broken.json"), "{");
});
afterAll(() => rm(place, { recursive: true }));

const at = (name: string) => join(place, name);

async function compare(...args: readonly string[]) {
  const io = fakeIo();
  const code = await runCli(["compare", ...args], io);
  return { code, out: io.out(), err: io.err() };
}

describe("rollcall compare", () => {
  it("sets reports beside each other, also those of a later release, and ends with 0", async () => {
    const { code, out } = await compare(at("report.json"), at("newer.json"));
    expect(code).toBe(0);
    expect(out).toMatch(/PRES-LAA-002 +fail +fail/u);
  });

  it("writes its tables into a file between its marks", async () => {
    await writeFile(at("README.md"), "# Reports\n");
    await compare(at("report.json"), "--markdown", at("README.md"));
    await compare(at("report.json"), "--markdown", at("README.md"));
    const text = await readFile(at("README.md"), "utf8");
    expect(text).toMatch(/^# Reports\n\n<!-- rollcall compare: /u);
    expect(text.match(/\| requirement \| A \| demands \|/gu)).toHaveLength(1);
  });

  it("writes it as a page", async () => {
    await compare(at("right.json"), at("report.json"), "--html", at("page.html"));
    expect(await readFile(at("page.html"), "utf8")).toMatch(/^<!doctype html>/u);
  });

  it.each([
    ["missing.json", "wanted a JSON report, found ENOENT."],
    ["broken.json", "wanted a JSON report, found text that is no JSON."],
    ["other.json", "wanted a report of the format rollcall.report/1, found something else at format."],
  ])("ends with 3 when %s is no report", async (name, message) => {
    const { code, out, err } = await compare(at("report.json"), at(name));
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toBe(
      `error: Cannot read ${at(name)}: ${message}\n  hint: rollcall run --report json=<file> writes one.\n`,
    );
  });

  it.each([
    [["right.json", "report.json"], 1, "1 regressed"],
    [["right.json", "right.json", "report.json"], 1, "C against A: 1 regressed"],
    [["report.json", "right.json"], 0, "1 fixed"],
    [["report.json", "report.json"], 0, "nothing regressed"],
    [["right.json", "lost.json"], 2, "no longer known"],
    [["right.json", "lost.json", "--max-inconclusive", "100"], 0, "no longer known"],
    [["right.json", "cut.json"], 3, "B proves nothing: The run did not come to its end."],
    [["cut.json", "right.json"], 3, "A proves nothing"],
  ])("with --fail-on regression ends for %j with %d", async ([...args], wanted, said) => {
    const files = args.map((name) => (name.endsWith(".json") ? at(name) : name));
    const { code, out } = await compare(...files, "--fail-on", "regression");
    expect(out).toContain(said);
    expect(code).toBe(wanted);
  });

  it("ends with 0 whatever regressed when nobody asked", async () => {
    expect((await compare(at("right.json"), at("report.json"))).code).toBe(0);
  });

  it.each([
    [[]],
    [["report.json", "--markdown", "/no/such/directory/x.md"]],
    [["report.json", "--fail-on", "regression"]],
    [["report.json", "right.json", "--fail-on", "changes"]],
  ])("ends with 64 for wrong usage: %s", async (args) => {
    expect((await compare(...args)).code).toBe(64);
  });
});
