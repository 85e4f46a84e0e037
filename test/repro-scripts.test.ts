import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fakeIo } from "../src/cli/fake-io.ts";
import { runCli } from "../src/cli/run-cli.ts";
import { MUTANTS } from "../src/server/mutants/mutants.ts";
import { createReferenceServer } from "../src/server/reference-server.ts";
import { serveHttp } from "../src/server/serve-http.ts";
import { profile as profileById } from "../src/spec/profiles.ts";
import type { ProfileId } from "../src/spec/requirement.ts";
import { wallClock } from "../src/time/wall-clock.ts";

const missing = ["bash", "curl", "jq"].filter((tool) => spawnSync(tool, ["--version"]).status !== 0);
const skipped = missing.length === 0 ? "" : ` (skipped: there is no ${missing.join(", no ")})`;

/** Faults that show at once, so that real time is short. */
const NAMES = [
  "chokes-on-long-status",
  "list-gone-crashes",
  "no-room-no-self",
  "offline-self-is-nobody",
  "query-token-ignored",
  "token-codes-swapped",
  "unknown-token-reads",
];

interface Trial {
  readonly mutant: string;
  readonly requirement: string;
  readonly profile: ProfileId;
  readonly kills: readonly { readonly requirement: string; readonly scenario: string }[];
}

let place = "";
let trials: readonly Trial[] = [];
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-scripts-"));
  const file = join(import.meta.dirname, "..", "docs", "kill-rate.json");
  ({ trials } = JSON.parse(await readFile(file, "utf8")) as { trials: readonly Trial[] });
});
afterAll(() => rm(place, { recursive: true }));

async function cli(...argv: string[]) {
  const io = fakeIo();
  return { code: await runCli(argv, io), said: io.out() + io.err() };
}

/** How the script ends on the reference server, with the fault or without, over HTTP and in real time. */
async function endOf(
  script: string,
  profile: ProfileId,
  mutant?: (typeof MUTANTS)[number],
): Promise<number | null> {
  const faulty = mutant === undefined ? {} : { mutant };
  const server = createReferenceServer({ clock: wallClock, profiles: [profileById(profile)], ...faulty });
  const service = await serveHttp(server, {});
  const child = spawn("bash", [script], { env: { ...process.env, BASE_URL: service.url }, stdio: "ignore" });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  await service.close();
  server.close();
  return code;
}

describe.skipIf(missing.length > 0)(`repro.sh${skipped}`, () => {
  it.each(NAMES)("ends with 1 on %s, and with 0 on the reference server", async (name) => {
    const { profile, kills, requirement } = trials.find(({ mutant }) => mutant === name)!;
    const { scenario } = kills.find((kill) => kill.requirement === requirement)!;
    const [report, out] = [join(place, `${name}.json`), join(place, name)];
    const run = ["run", `mutant:${name}`, "--profile", profile, "--depth", "standard", "--only", scenario];
    expect((await cli(...run, "--report", `json=${report}`)).code).toBe(1);
    const { code, said } = await cli("repro", report, requirement, "--out", out);
    expect(said).toMatch(/^FAILS/u);
    expect(code).toBe(1);
    const script = join(out, "repro.sh");
    const mutant = MUTANTS.find((one) => one.name === name)!;
    expect(await Promise.all([endOf(script, profile, mutant), endOf(script, profile)])).toEqual([1, 0]);
  });
});
