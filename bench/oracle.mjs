/**
 * Whether the oracle of `rollcall simulate` sees every single fault, and nothing else:
 *
 *   node bench/oracle.mjs           figures on the terminal (npm run bench:oracle)
 *   node bench/oracle.mjs --publish the tables in the README here, too
 *
 * A right server, by all presets in virtual time and with everything that users can do over HTTP; then servers with one
 * fault, which befalls one delivery among thousands. Each run has a seed of its own, and what it records is judged.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { markdownTable } from "../dist/reporters/markdown-table.js";
import { withMarkedPart } from "../dist/reporters/marked-part.js";
import { LOAD_MUTANTS } from "../dist/server/load-mutants/load-mutants.js";
import { createReferenceServer } from "../dist/server/reference-server.js";
import { serveHttp } from "../dist/server/serve-http.js";
import { PRESETS } from "../dist/simulation/presets.js";
import { profile } from "../dist/spec/profiles.js";
import { wallClock } from "../dist/time/wall-clock.js";

const CLEAN_RUNS = 20;
const FAULTY_RUNS = 10;
const VIRTUAL = ["--users", "60", "--rooms", "fixed:10", "--rate", "10"];
/** Users who change so seldom that what is lost is not overtaken at once: that would be lawful. */
const FAULTY_HTTP = ["--users", "60", "--rooms", "fixed:10", "--rate", "10", "--duration", "8s"];
const EVERYTHING = "status=3,level=3,message=2,rename=1,active=2,leave=1,vanish=1";
const OVER_HTTP = ["--users", "60", "--rooms", "fixed:10", "--rate", "60", "--duration", "4s"];
/** When the timers of the reference server fire: its owner knows. */
const TIMERS = ["--timers", "offline=30s..40s"];
/** What each fault does; one that is only late is no violation. */
const FAULTS = {
  "drops-one-delivery": "lost",
  "leaks-one-delivery": "leaked",
  "tells-one-stale-state": "lost",
  "tells-one-state-after-the-next": "after the next",
};
/** What it has to be called, by what the server says that became of it: what was overtaken nobody could see. */
const CALLED = {
  lost: ["missed", "missing"],
  overtaken: [],
  leaked: ["leak"],
  "after the next": ["went back"],
};

const place = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
const clean = markdownTable(
  ["right server", "runs", "deliveries verified", "false alarms"],
  await cleanRows(),
  0,
);
const faulty = markdownTable(
  ["one fault", "where", "runs", "could be seen", "found", "more than the fault", "confirmed by judge"],
  await faultyRows(),
  0,
);
rmSync(place, { recursive: true });
const tables = [...clean, "", ...faulty].join("\n");
process.stdout.write(`${tables}\n`);
if (process.argv.includes("--publish")) {
  const readme = readFileSync("bench/README.md", "utf8");
  writeFileSync("bench/README.md", withMarkedPart(readme, "npm run bench:oracle", `${tables}\n`));
}

async function cleanRows() {
  const rows = [];
  for (const preset of Object.keys(PRESETS)) {
    const runs = await each(CLEAN_RUNS, 2, (seed) => simulated(["--preset", preset, "--users", "60"], seed));
    rows.push(cleanRow(`preset ${preset}, virtual time`, runs));
  }
  const runs = await each(CLEAN_RUNS, 5, (seed) =>
    served(undefined, (url) => simulated([url, ...OVER_HTTP, ...TIMERS, "--mix", EVERYTHING], seed)),
  );
  return [...rows, cleanRow("everything that users do, over HTTP", runs)];
}

function cleanRow(what, runs) {
  const sum = (of) => runs.reduce((total, { report }) => total + of(report), 0);
  return [
    what,
    runs.length,
    sum(({ delivery }) => delivery.verified),
    sum(({ violations }) => violations.total),
  ].map(String);
}

async function faultyRows() {
  const rows = [];
  for (const [mutant, does] of Object.entries(FAULTS)) {
    const virtual = await each(FAULTY_RUNS, 2, async (seed) => ({
      ...(await simulated(["--mutant", mutant, ...VIRTUAL], seed)),
      // Nobody is asked there: the mutant goes on until its fault can be seen.
      became: does,
    }));
    rows.push(faultyRow(mutant, "virtual time", virtual));
    const real = await each(FAULTY_RUNS, 5, (seed) =>
      served(mutant, (url) => simulated([url, ...FAULTY_HTTP, ...TIMERS], seed)),
    );
    rows.push(faultyRow(mutant, "over HTTP", real));
  }
  return rows;
}

function isFound({ report, became }) {
  return report.violations.kept.some(({ kind }) => CALLED[became].includes(kind));
}

function faultyRow(mutant, where, runs) {
  // What comes only after the next is also missing until then.
  const isMore = ({ report }) =>
    report.violations.total > (mutant === "tells-one-state-after-the-next" ? 2 : 1);
  return [
    mutant,
    where,
    runs.length,
    runs.filter(({ became }) => became !== "overtaken").length,
    runs.filter(isFound).length,
    runs.filter(isMore).length,
    runs.filter(({ findings }) => findings > 0).length,
  ].map(String);
}

/** @param run from seed 1 on, so many at once; those over HTTP wait most of their time */
async function each(count, atOnce, run) {
  const runs = [];
  for (let first = 1; first <= count; first += atOnce) {
    const seeds = Array.from({ length: Math.min(atOnce, count - first + 1) }, (_, place) => first + place);
    runs.push(...(await Promise.all(seeds.map(run))));
  }
  return runs;
}

/** The reference server on a port of its own, for as long as the work takes, and what it says of its fault. */
async function served(name, work) {
  const mutant = LOAD_MUTANTS.find((one) => one.name === name);
  let became = "overtaken";
  const onFault = ({ state }) => {
    became = state;
  };
  const server = createReferenceServer({ clock: wallClock, profiles: [profile("v1")], mutant, onFault });
  const service = await serveHttp(server, { host: "127.0.0.1" });
  try {
    return { ...(await work(service.url)), became };
  } finally {
    await service.close();
    server.close();
  }
}

async function simulated(args, seed) {
  const own = mkdtempSync(join(place, "run-"));
  const [json, history, judgement] = ["run.json", "violations.ndjson", "judged.json"].map((name) =>
    join(own, name),
  );
  const outputs = ["--seed", String(seed), "--report", `json=${json}`, "--history", history];
  await rollcall("simulate", ...args, "--profile", "v1", ...outputs);
  const report = read(json);
  if (report.violations.total === 0) return { report, findings: 0 };
  await rollcall("judge", history, "--report", `json=${judgement}`);
  const { summary } = read(judgement);
  return { report, findings: summary.fail + summary.warn };
}

function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** However it ends: what it found stands in its report. */
async function rollcall(...args) {
  await promisify(execFile)(process.execPath, ["dist/cli/main.js", ...args]).catch(({ code, stderr }) => {
    if (code === 64) throw new Error(stderr);
  });
}
