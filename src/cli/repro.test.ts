import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import { fakeIo } from "./fake-io.ts";
import { runCli } from "./run-cli.ts";

let place = "";
let report = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-repro-"));
  report = join(place, "report.json");
  const run = ["run", "mutant:second-try-comes-up-empty", "--profile", "v1", "--depth", "smoke"];
  await cli(...run, "--only", "observers/002", "--report", `json=${report}`);
}, 60_000);
afterAll(() => rm(place, { recursive: true }));

async function cli(...argv: string[]) {
  const io = fakeIo();
  const where = argv[0] === "repro" ? ["--out", place] : [];
  const code = await runCli([...argv, ...where], io);
  return { code, out: io.out(), err: io.err() };
}

/** The report with something changed. */
async function reportWith(change: Partial<Report>): Promise<string> {
  const file = join(place, "changed.json");
  const whole = JSON.parse(await readFile(report, "utf8")) as Report;
  await writeFile(file, JSON.stringify({ ...whole, ...change }));
  return file;
}

describe("rollcall repro", () => {
  it("ends with 1 while it fails, and tells the fewest acts", async () => {
    const { code, out } = await cli("repro", report, "PRES-PROP-010");
    expect(code).toBe(1);
    expect(out).toMatch(/^FAILS PRES-PROP-010: Asked again from the same token, the stream of/u);
    expect(out).toMatch(
      /observers\/002, shrunk from 14 acts of \d users to 4 acts of 2 users; \d+ candidates tried\./u,
    );
    expect(out.split("\n").filter((line) => /^ {2}\d\. /u.test(line))).toHaveLength(4);
  });

  it("ends with 0 where it is gone", async () => {
    const { code, out } = await cli("repro", report, "PRES-PROP-010", "--target", "embedded");
    expect(out).toBe("GONE observers/002 no longer shows that PRES-PROP-010 is broken.\n");
    expect(code).toBe(0);
  });

  it("ends with 3 where it cannot tell: no server there, or another model", async () => {
    const nobody = await cli("repro", report, "PRES-PROP-010", "--target", "http://127.0.0.1:9");
    expect(nobody.code).toBe(3);
    expect(nobody.out).toMatch(/^COULD NOT TELL whether PRES-PROP-010 is broken still: .*ECONNREFUSED/u);
    const other = await cli("repro", await reportWith({ modelHash: "0".repeat(64) }), "PRES-PROP-010");
    expect(other).toMatchObject({ code: 3, out: "" });
    expect(other.err).toMatch(/wanted the machines that the report was made with .*\n.*hint: .*run again/u);
  });

  it("ends with 64 for an id that is not there, or a target that it cannot name", async () => {
    const unknown = await cli("repro", report, "PRES-XXX-001");
    expect(unknown.code).toBe(64);
    expect(unknown.err).toContain("hint: Broken there: PRES-PROP-010");
    const target = { name: "my own server", kind: "url" };
    const unnamed = await cli("repro", await reportWith({ target }), "PRES-PROP-010");
    expect(unnamed.code).toBe(64);
    expect(unnamed.err).toContain("--target");
  });

  it("ends with 3 for a file that is no report", async () => {
    const broken = join(place, "broken.json");
    await writeFile(broken, "{}");
    expect((await cli("repro", broken, "PRES-PROP-010")).code).toBe(3);
  });
});
