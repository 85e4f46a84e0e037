import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fakeIo } from "../src/cli/fake-io.ts";
import { runCli } from "../src/cli/run-cli.ts";
import { type Counterexample, toldOf } from "../src/repro/script/script.fixture.ts";
import { shellScript } from "../src/repro/script/shell-script.ts";
import { homeOf } from "../src/server/mutants/mutant.ts";
import { MUTANTS } from "../src/server/mutants/mutants.ts";
import { createReferenceServer } from "../src/server/reference-server.ts";
import { serveHttp } from "../src/server/serve-http.ts";
import { profile as profileById } from "../src/spec/profiles.ts";
import { wallClock } from "../src/time/wall-clock.ts";

const missing = ["bash", "curl", "jq"].filter((tool) => spawnSync(tool, ["--version"]).status !== 0);
const skipped = missing.length === 0 ? "" : ` (skipped: there is no ${missing.join(", no ")})`;

/** Of each family some whose faults show soon: what takes long is run by `npm run counterexamples`. */
const NAMES = [
  "active-though-unavailable",
  "chokes-on-long-status",
  "delete-is-fine",
  "event-status-is-cut",
  "get-connects-caller",
  "login-makes-online",
  "copy-per-room",
  "echo-is-one-behind",
  "tenth-get-is-refused",
  "first-message-only",
  "offline-self-is-nobody",
  "activity-does-not-revive",
  "errors-without-errcode",
  "list-gone-crashes",
  "token-codes-swapped",
  "another-event-type",
  "event-active-as-text",
  "query-token-is-ignored",
  "anonymous-get",
  "unknown-token-reads",
  "logged-out-token-works",
  "lists-for-everybody",
  "get-one-behind-for-others",
  "third-get-is-cached",
  "profile-event-lacks-presence",
  "get-for-strangers",
  "no-room-no-self",
  "offline-between-polls",
  "only-the-idle-session-revives",
  "list-per-session",
  "malformed-list-half-applied",
  "bad-presence-pretends",
  "double-fault-clears-status",
  "drop-of-nobody-crashes",
  "drops-only-the-first",
  "only-who-waits-just-then",
  "stale-after-new",
  "ago-as-epoch",
  "ago-stands-still",
  "never-idle",
  "one-logout-is-all",
  "canary",
];
/** Of a server whose timers a story waits for, in seconds; others have the usual ones, which do not run out meanwhile. */
const SHORT = { offline: 6, idle: 12 };

type Mutant = (typeof MUTANTS)[number];

const ROOT = join(import.meta.dirname, "..");
const VITEST = join(ROOT, "node_modules", "vitest", "vitest.mjs");

let place = "";
let counterexamples: readonly Counterexample[] = [];
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-scripts-"));
  const file = join(ROOT, "docs", "counterexamples.json");
  ({ counterexamples } = JSON.parse(await readFile(file, "utf8")) as {
    counterexamples: readonly Counterexample[];
  });
});
afterAll(() => rm(place, { recursive: true }));

function mutantNamed(name: string): Mutant {
  return MUTANTS.find((mutant) => mutant.name === name)!;
}

/** How the script ends on the reference server of the mutant's profile, with the fault or without, over HTTP and in real time. */
async function endOf(script: string, home: Mutant, mutant?: Mutant) {
  const profiles = [profileById(homeOf(home))];
  const waits = /(?:OFFLINE|IDLE)_AFTER"/u.test(await readFile(script, "utf8"));
  const timers = waits ? { offlineAfterMs: SHORT.offline * 1_000, idleAfterMs: SHORT.idle * 1_000 } : {};
  const server = createReferenceServer({ clock: wallClock, profiles, timers, mutant });
  const service = await serveHttp(server, {});
  const env = {
    ...process.env,
    BASE_URL: service.url,
    HOMESERVER_URL: service.url,
    OFFLINE_AFTER: String(SHORT.offline + 1),
    IDLE_AFTER: String(SHORT.idle + 1),
  };
  const [program, ...rest] = script.endsWith(".sh")
    ? ["bash"]
    : [process.execPath, VITEST, "run", "--root", dirname(script)];
  const child = spawn(program, [...rest, script], { env, stdio: "ignore" });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  await service.close();
  server.close();
  return code;
}

function endsOf(script: string, mutant: Mutant) {
  return Promise.all([endOf(script, mutant, mutant), endOf(script, mutant)]);
}

describe.skipIf(missing.length > 0)(`repro.sh${skipped}`, () => {
  it("is written by the command, and so is repro.test.ts", async () => {
    const [report, out] = [join(place, "report.json"), join(place, "out")];
    const cli = (...argv: string[]) => runCli(argv, fakeIo());
    const run = "run mutant:query-token-ignored --profile v1 --depth standard --only refusals/004".split(" ");
    expect(await cli(...run, "--report", `json=${report}`)).toBe(1);
    expect(await cli("repro", report, "PRES-ERR-004", "--out", out)).toBe(1);
    const mutant = mutantNamed("query-token-ignored");
    expect(await endsOf(join(out, "repro.sh"), mutant)).toEqual([1, 0]);
    const { BASE_URL: _, HOMESERVER_URL: __, ...env } = process.env;
    const { status, stderr } = spawnSync("bash", [join(out, "repro.sh")], { env, encoding: "utf8" });
    expect([status, stderr]).toEqual([
      3,
      expect.stringContaining("COULD NOT TELL: no server: BASE_URL is its address"),
    ]);
    // Whoever has the file has vitest.
    await symlink(join(ROOT, "node_modules"), join(out, "node_modules"));
    expect(await endsOf(join(out, "repro.test.ts"), mutant)).toEqual([1, 0]);
  });

  it("is tried on mutants of all families", () => {
    const families = (mutants: readonly Mutant[]) => new Set(mutants.map(({ family }) => family));
    expect(families(NAMES.map(mutantNamed))).toEqual(families(MUTANTS));
  });

  it.concurrent.each(NAMES)("ends with 1 on %s, and with 0 on the reference server", async (name) => {
    const mutant = mutantNamed(name);
    const file = join(place, `${name}.sh`);
    await writeFile(file, shellScript(await toldOf(counterexamples.find((one) => one.mutant === name)!)));
    const [there, gone] = await endsOf(file, mutant);
    expect(gone).toBe(0);
    // On a busy machine what has to happen at once may come too late to show a fault: then it has to show the next time.
    expect(there === 0 ? await endOf(file, mutant, mutant) : there).toBe(1);
  });
});
