/**
 * How much `rollcall simulate` costs, on a server that costs as little as can be (`presence-server.mjs`):
 *
 *   node bench/simulation.mjs           figures on the terminal (npm run bench:simulation)
 *   node bench/simulation.mjs --publish the table in the README here, too
 *
 * All runs are on loopback and take turns, three of each, of which the median counts; both programs share the machine.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markdownTable } from "../dist/reporters/markdown-table.js";
import { withMarkedPart } from "../dist/reporters/marked-part.js";

const CASES = [
  { users: 1_000, rooms: 20, rate: 500 },
  { users: 10_000, rooms: 50, rate: 400 },
  { users: 1_000, rooms: 100, rate: 600 },
  { users: 1_000, rooms: 100, rate: 1_000 },
  { users: 1_000, rooms: 500, rate: 400 },
  { users: 19_000, rooms: 20, rate: 100 },
];
const SECONDS = 10;
const ROUNDS = 3;
const HEADING = [
  "users",
  "in rooms of",
  "acts/s",
  "verified/s",
  "events per answer",
  "client core",
  "verified per core and s",
  "server core",
  "client MB",
  "p50",
  "p99",
  "violations",
];

const place = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
const rounds = CASES.map(() => []);
for (let round = 0; round < ROUNDS; round++)
  for (const [number, one] of CASES.entries()) rounds[number].push(await measured(one));
const rows = rounds.map(medianOf);
rmSync(place, { recursive: true });
const table = markdownTable(HEADING, rows, 0).join("\n");
process.stdout.write(`${table}\n`);
if (process.argv.includes("--publish")) {
  const readme = readFileSync("bench/README.md", "utf8");
  writeFileSync("bench/README.md", withMarkedPart(readme, "npm run bench:simulation", `${table}\n`));
}

/** The round in which a core verified neither most nor least. */
function medianOf(measurements) {
  const perCore = HEADING.indexOf("verified per core and s");
  return measurements.toSorted((a, b) => a[perCore] - b[perCore])[Math.floor(measurements.length / 2)];
}

async function measured({ users, rooms, rate }) {
  const server = spawn(process.execPath, ["bench/presence-server.mjs", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise((resolve) => {
    server.stdout.once("data", (text) => resolve(/\d+/.exec(String(text))[0]));
  });
  const file = join(place, `${users}-${rate}.json`);
  const asked = [
    "--users",
    users,
    "--rooms",
    `fixed:${rooms}`,
    "--rate",
    rate,
    "--spacing",
    "even",
    "--duration",
    `${SECONDS}s`,
  ];
  const args = [
    "dist/cli/main.js",
    "simulate",
    `http://127.0.0.1:${port}`,
    ...asked.map(String),
    "--report",
    `json=${file}`,
  ];
  const client = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const samples = [];
  const timer = setInterval(() => samples.push(secondsOf(server.pid)), 1_000);
  await new Promise((resolve) => client.once("exit", resolve));
  clearInterval(timer);
  server.kill("SIGKILL");
  const report = JSON.parse(readFileSync(file, "utf8"));
  // The seconds in the middle of the load: nobody comes any more, and nobody stops yet.
  const steady = report.stretches.filter(({ arrivals }) => arrivals > 0).slice(2, -1);
  const sum = (of) => steady.reduce((total, stretch) => total + of(stretch), 0);
  const seconds = sum(({ lastsMs }) => lastsMs) / 1_000;
  const cores = sum(({ cores: share, lastsMs }) => share * lastsMs) / 1_000 / seconds;
  const perSecond = sum(({ deliveries }) => deliveries) / seconds;
  const used = samples.slice(-SECONDS, -2);
  return [
    users,
    rooms,
    rate,
    Math.round(perSecond),
    (sum(({ deliveries }) => deliveries) / sum(({ streamAnswers }) => streamAnswers)).toFixed(1),
    cores.toFixed(2),
    Math.round(perSecond / cores),
    ((used.at(-1) - used[0]) / (used.length - 1)).toFixed(2),
    Math.round(report.memoryBytes / 1e6),
    `${report.delivery.p50Ms.toFixed(1)} ms`,
    `${report.delivery.p99Ms.toFixed(1)} ms`,
    report.violations.total,
  ].map(String);
}

/** Processor time of a process, in seconds. */
function secondsOf(pid) {
  const text = execFileSync("ps", ["-o", "cputimes=,time=", "-p", String(pid)], { encoding: "utf8" });
  return Number(text.trim().split(/\s+/)[0]);
}
