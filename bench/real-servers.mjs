/**
 * Tests the servers that `test/servers/install` puts into `.cache`, and measures the runs:
 *
 *   node bench/real-servers.mjs [server]   reports into reports/local/, figures on the terminal (npm run bench:servers)
 *   node bench/real-servers.mjs --publish  reports into reports/, tables into the READMEs there and here (npm run reports)
 *   node bench/real-servers.mjs --stored   no run: the comparison again, from the reports that are there (npm run reports:stored)
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { compareReports } from "../dist/reporters/comparison/comparison.js";
import { markdownTable } from "../dist/reporters/markdown-table.js";
import { withMarkedPart } from "../dist/reporters/marked-part.js";
import { sayDuration } from "../dist/reporters/say.js";

const SERVERS = [
  { name: "synapse", program: "synapse_homeserver" },
  { name: "dendrite", program: "dendrite", called: dendriteAndVersion },
];
/** A run may take so many times what no harness can avoid: the longest timer, and the server's own work. */
const LIMIT = 1.5;
const POLL_MS = 250;
const HEADING = [
  "server",
  "date",
  "checks",
  "wall time",
  "checks/s",
  "server's CPU",
  "longest timer",
  `${LIMIT} × (timer + CPU)`,
  "waiting for: server",
  "timers",
  "streams",
  "harness",
];

const publish = process.argv.includes("--publish");
const place = publish ? "reports" : "reports/local";
mkdirSync("reports/local", { recursive: true });
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const isStored = process.argv.includes("--stored");
const installed = SERVERS.filter(
  ({ name, program }) =>
    !isStored && (asked.length === 0 || asked.includes(name)) && existsSync(`.cache/${name}/bin/${program}`),
);
const runs = [];
for (const server of installed) runs.push(await measured(server));
const figures = markdownTable(HEADING, runs.map(figuresOf), 2).join("\n");

if (isStored) publishComparison();
else if (publish && runs.length === SERVERS.length) {
  publishComparison();
  const readme = readFileSync("bench/README.md", "utf8");
  writeFileSync("bench/README.md", withMarkedPart(readme, "npm run reports", `${figures}\n`));
}
if (!isStored) process.stdout.write(`${figures}\n`);
process.exitCode = Math.max(0, ...runs.map(({ code }) => code));

/** Sets the published reports beside each other: tables into the README, and a page with where they read the text differently. */
function publishComparison() {
  const reports = SERVERS.map(({ name }) => `reports/${name}/v1.json`);
  const outputs = ["--markdown", "reports/README.md", "--html", "reports/comparison.html"];
  execFileSync(process.execPath, ["dist/cli/main.js", "compare", ...reports, ...outputs]);
}

/** Performs the standard suite, and looks every now and then how much the server has worked. */
async function measured({ name, called }) {
  const target = called === undefined ? targetOf(name) : renamed(name, called());
  mkdirSync(`${place}/${name}`, { recursive: true });
  const [json, markdown] = [`${place}/${name}/v1.json`, `${place}/${name}/v1.md`];
  const args = ["run", `process:${target}`, "--profile", "v1", "--depth", "standard"];
  // The page is large and is made again from the history: it is not published.
  const page = `reports/local/${name}.html`;
  const outputs = [`json=${json}`, `markdown=${markdown}`, `html=${page}`].flatMap((one) => [
    "--report",
    one,
  ]);
  const kept = ["--server-log", `reports/local/${name}.log`, "--history", `reports/local/${name}.ndjson`];
  const listed = ["--expectations", `expectations/${name}.json`];
  const env = {
    ...process.env,
    PATH: [resolve(`.cache/${name}/bin`), process.env.PATH].join(delimiter),
    // Else Synapse finds this repository around it, and calls itself after our branch.
    GIT_CEILING_DIRECTORIES: resolve(".cache"),
  };
  const began = performance.now();
  const child = spawn(process.execPath, ["dist/cli/main.js", ...args, ...listed, ...outputs, ...kept], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const worked = new Map();
  const timer = setInterval(() => {
    for (const [pid, seconds] of cpuOfChildren(child.pid)) worked.set(pid, seconds);
  }, POLL_MS);
  const code = await new Promise((ended) => child.once("exit", (status) => ended(status ?? 1)));
  clearInterval(timer);
  const wallMs = performance.now() - began;
  const cpuMs = 1_000 * [...worked.values()].reduce((sum, seconds) => sum + seconds, 0);
  return {
    json,
    code,
    wallMs,
    cpuMs,
    report: JSON.parse(readFileSync(json, "utf8")),
    timerMs: longestTimerMs(name),
  };
}

function targetOf(name) {
  return `targets/${name}-process.json`;
}

/** A copy of the target file, under another name. */
function renamed(name, called) {
  const file = `reports/local/${name}-target.json`;
  const target = JSON.parse(readFileSync(targetOf(name), "utf8"));
  writeFileSync(file, JSON.stringify({ ...target, $schema: undefined, name: called }));
  return file;
}

/** Dendrite does not tell clients which version it is. */
function dendriteAndVersion() {
  const version = execFileSync(".cache/dendrite/bin/dendrite", ["--version"], { encoding: "utf8" });
  return `Dendrite/${version.trim()}`;
}

/** Seconds of processor time of each process that this one has started, by its id. */
function cpuOfChildren(parent) {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,time="], { encoding: "utf8" }).split("\n");
  return lines
    .map((line) => line.trim().split(/\s+/u))
    .filter(([, ppid]) => ppid === String(parent))
    .map(([pid, , time]) => [pid, secondsOf(time)]);
}

/** `[[days-]hours:]minutes:seconds`, as ps writes it. */
function secondsOf(time) {
  const [clock, days = "0"] = time.split("-").reverse();
  return clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) + 86_400 * Number(days);
}

/** The latest moment that the target file declares for any timer, in ms; what a run cannot avoid waiting for. */
function longestTimerMs(name) {
  const { timers = {} } = JSON.parse(readFileSync(targetOf(name), "utf8"));
  const latest = Object.values(timers).map((bounds) => 1_000 * Number.parseFloat(bounds.split("..")[1]));
  return Math.max(0, ...latest);
}

function figuresOf({ report, wallMs, cpuMs, timerMs }) {
  const [{ server, startedAt, checks }] = compareReports([report]).reports;
  const { serverMs, timersMs, streamsMs, ownMs } = report.time.spent;
  return [
    server,
    startedAt.slice(0, 10),
    String(checks),
    sayDuration(wallMs),
    String(Math.round((1_000 * checks) / wallMs)),
    sayDuration(cpuMs),
    timerMs === 0 ? "none" : sayDuration(timerMs),
    sayDuration(LIMIT * (timerMs + cpuMs)),
    ...[serverMs, timersMs, streamsMs, ownMs].map(sayDuration),
  ];
}
