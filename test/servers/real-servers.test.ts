import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/judge/report.ts";

/* The suite as users run it, on servers that we did not write: as built, from target files, held to what is known of them. */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-servers-"));
});
afterAll(() => rm(place, { recursive: true }));

/** Runs the suite on one of the servers that `install` beside this file puts into `.cache`. */
async function rollcallOn(server: string) {
  const report = join(place, `${server}.json`);
  const asked = ["run", `process:targets/${server}-process.json`, "--depth", "smoke", "--profile", "v1"];
  const held = ["--expectations", `expectations/${server}.json`, "--report", `json=${report}`];
  const env = { ...process.env, PATH: [binOf(server), process.env["PATH"]].join(delimiter) };
  const { code, out } = await new Promise<{ code: unknown; out: string }>((ended) => {
    execFile(
      process.execPath,
      ["dist/cli/main.js", ...asked, ...held],
      { cwd: ROOT, env, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => ended({ code: error?.code ?? 0, out: stdout + stderr }),
    );
  });
  return { code, out, report: JSON.parse(await readFile(report, "utf8")) as Report };
}

const binOf = (server: string) => join(ROOT, ".cache", server, "bin");

describe.each([
  ["synapse", "synapse_homeserver"],
  ["dendrite", "dendrite"],
])("%s", (server, program) => {
  it.skipIf(!existsSync(join(binOf(server), program)))(
    "breaks nothing but what is known of it, and was really asked (skipped if it could not be installed; above stands why)",
    async () => {
      const { code, out, report } = await rollcallOn(server);
      expect(code === 0 ? "" : out).toBe("");
      expect(report.summary.pass).toBeGreaterThan(90);
    },
  );
});
