/**
 * What a request costs the client of simulated users, parsing its answer included, beside wrk and autocannon, which do not
 * look at what comes:
 *
 *   node bench/requests.mjs             figures on the terminal (npm run bench:requests)
 *   node bench/requests.mjs --publish   the table in the README here, too
 *
 * All ask the same endpoint with so many connections, take turns, and the median of the rounds counts. Who is not there is left out:
 * wrk is Debian's package of that name, `npm install --no-save autocannon@9.0.0` gets the other.
 */
import { execFile, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { markdownTable } from "../dist/reporters/markdown-table.js";
import { withMarkedPart } from "../dist/reporters/marked-part.js";

const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 64;
const HEADING = ["client", "requests/s", "processor time", "beside wrk", "beside autocannon"];
const run = promisify(execFile);

const CLIENTS = {
  wrk: async (url) => {
    const asked = ["-t1", `-c${CONNECTIONS}`, `-d${SECONDS}s`, url];
    // The shell's own clock of what its child used.
    const { stdout, stderr } = await run("bash", [
      "-c",
      'TIMEFORMAT="%U %S"; time wrk "$@"',
      "wrk",
      ...asked,
    ]);
    const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
    return { requests: Number(/(\d+) requests in/u.exec(stdout)[1]), cpuS: user + system };
  },
  autocannon: (url) => measuredIn("requests/autocannon.mjs", url),
  rollcall: (url) => measuredIn("requests/own-client.mjs", url),
};

const server = spawn(process.execPath, ["bench/presence-server.mjs", "0"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const port = await new Promise((resolve) => {
  server.stdout.once("data", (text) => resolve(/\d+/u.exec(String(text))[0]));
});
const rounds = new Map();
for (let round = 0; round < ROUNDS; round++)
  for (const [name, measure] of Object.entries(CLIENTS)) {
    const one = await measure(`http://127.0.0.1:${port}/bench/answer`).catch((error) => missing(name, error));
    if (one === undefined) delete CLIENTS[name];
    else rounds.set(name, [...(rounds.get(name) ?? []), one]);
  }
server.kill();
publish();

async function measuredIn(script, url) {
  const file = new URL(script, import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [file, url, String(SECONDS), String(CONNECTIONS)]);
  return JSON.parse(stdout);
}

function missing(name, error) {
  process.stderr.write(`${name} is left out: ${String(error.stderr ?? error.message).split("\n")[0]}\n`);
}

function publish() {
  const costs = new Map(
    [...rounds].map(([name, all]) => [name, middle(all, ({ cpuS, requests }) => (cpuS * 1e6) / requests)]),
  );
  const beside = (name, other) =>
    costs.has(other) ? `${(costs.get(name) / costs.get(other)).toFixed(2)} ×` : "";
  const rows = [...costs].map(([name, cost]) => [
    name,
    Math.round(middle(rounds.get(name), ({ requests }) => requests / SECONDS)),
    `${cost.toFixed(1)} µs`,
    beside(name, "wrk"),
    beside(name, "autocannon"),
  ]);
  const table = markdownTable(
    HEADING,
    rows.map((row) => row.map(String)),
    1,
  ).join("\n");
  process.stdout.write(`${table}\n`);
  if (!process.argv.includes("--publish")) return;
  const readme = readFileSync("bench/README.md", "utf8");
  writeFileSync("bench/README.md", withMarkedPart(readme, "npm run bench:requests", `${table}\n`));
}

function middle(all, of) {
  return all.map(of).toSorted((one, other) => one - other)[Math.floor(all.length / 2)];
}
