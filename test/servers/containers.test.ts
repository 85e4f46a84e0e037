import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { containersOf, docker, makeImage, noImage, skippedFor } from "../containers/docker.ts";

/*
 * The definitions of `targets/containers/`, on images that carry what `install` beside this file put into `.cache`: made here,
 * so that no registry is needed. What each server breaks is for `real-servers.test.ts`.
 */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SHORT = ["--only", "refusals", "--depth", "smoke", "--profile", "v1"];
/** To make an image, or to remove it, on a busy machine. */
const IMAGE_MS = 180_000;

describe.each([
  ["synapse", ".cache/synapse", "bin/python"],
  ["dendrite", ".cache/dendrite/bin", "dendrite"],
])("container:%s", (server, directory, program) => {
  const from = join(ROOT, directory);
  const missing = noImage ?? (existsSync(join(from, program)) ? undefined : "it could not be installed");
  const image = `rollcall-test/${server}:${process.pid}`;
  let place = "";
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), "rollcall-containers-"));
    if (missing === undefined) makeImage(server, image, from);
  }, IMAGE_MS);
  afterAll(async () => {
    docker("rmi", "--force", image);
    await rm(place, { recursive: true });
  }, IMAGE_MS);

  it.skipIf(missing !== undefined)(`starts it, and it can be tested${skippedFor(missing)}`, async () => {
    const report = join(place, "report.json");
    const run = ["dist/cli/main.js", "run", `container:${server}@${image}`, ...SHORT];
    const ended = promisify(execFile)(process.execPath, [...run, "--report", `json=${report}`], {
      cwd: ROOT,
    });
    // A known failure or a slow machine is no matter here; the report shows whether the server was there all the time.
    await ended.catch(() => undefined);
    expect(containersOf(image)).toBe("");
    const written: unknown = JSON.parse(await readFile(report, "utf8"));
    expect(written).toMatchObject({ complete: true, target: { name: image } });
    expect(written).toMatchObject({
      summary: { pass: expect.toSatisfy((pass: number) => pass > 40) as number },
    });
  });
});
