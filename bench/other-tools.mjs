/**
 * What a delivery costs `rollcall simulate`, which verifies it, and a bare loop of its HTTP client, Locust and k6, which do the
 * same work and look at nothing:
 *
 *   node bench/other-tools.mjs           figures on the terminal (npm run bench:other-tools)
 *   node bench/other-tools.mjs --publish the table in the README here, too
 *
 * All take turns on `presence-server.mjs`, which counts what it delivers. A tool is measured from when deliveries have come at their
 * rate for two seconds, so that its start costs it nothing; the median of three rounds counts. All the while each core has something
 * of the lowest priority to do: else whoever needs little of it pays for waking it up, and whoever keeps it busy does not. Who is not
 * on the PATH is left out: `pip install locust`, `go install go.k6.io/k6@latest`.
 */
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { markdownTable } from "../dist/reporters/markdown-table.js";
import { withMarkedPart } from "../dist/reporters/marked-part.js";

const WORKLOADS = [
  { users: 1_000, room: 20, rate: 300 },
  { users: 10_000, room: 50, rate: 110 },
];
const ROUNDS = 3;
const SECONDS = 8;
const PATIENCE_S = 90;
const HEADING = [
  "users",
  "in rooms of",
  "tool",
  "verified",
  "deliveries/s",
  "processor time for a delivery",
  "beside rollcall",
];

const TOOLS = {
  rollcall: (url, { users, room, rate }) =>
    `${process.execPath} dist/cli/main.js simulate ${url} --users ${users} --rooms fixed:${room} --rate ${rate} --spacing even --duration 120s`.split(
      " ",
    ),
  "undici alone": (url) => ["env", `URL=${url}`, process.execPath, "bench/others/undici.mjs"],
  locust: (url, { users }) =>
    `locust -f bench/others/locustfile.py --headless --only-summary -u ${users + 50} -r 500 --host ${url}`.split(
      " ",
    ),
  k6: (url) => `k6 run --quiet -e URL=${url} bench/others/k6.js`.split(" "),
};

const there = Object.entries(TOOLS).filter(([name, command]) => {
  const isLeftOut = !isThere(command("", WORKLOADS[0])[0]);
  if (isLeftOut) process.stderr.write(`${name} is not there, and left out.\n`);
  return !isLeftOut;
});
const awake = Array.from({ length: availableParallelism() }, () =>
  spawn(
    "nice",
    [
      "-n",
      "19",
      process.execPath,
      "-e",
      "while (process.ppid === Number(process.argv[1]));",
      String(process.pid),
    ],
    { stdio: "ignore" },
  ),
);
const rows = [];
for (const workload of WORKLOADS) rows.push(...(await rowsOf(workload)));
for (const core of awake) core.kill("SIGKILL");
const table = markdownTable(HEADING, rows, 0).join("\n");
process.stdout.write(`${table}\n`);
if (process.argv.includes("--publish")) {
  const readme = readFileSync("bench/README.md", "utf8");
  writeFileSync("bench/README.md", withMarkedPart(readme, "npm run bench:other-tools", `${table}\n`));
}

async function rowsOf(workload) {
  const rounds = new Map(there.map(([name]) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, command] of there)
      rounds.get(name).push(await measure(command, workload, name === "rollcall"));
  const measured = there.map(([name]) => ({ name, ...medianOf(rounds.get(name)) }));
  const [own] = measured;
  return measured.map(({ name, perSecond, us }) => [
    String(workload.users),
    String(workload.room),
    name,
    name === "rollcall" ? "all" : "none",
    String(Math.round(perSecond)),
    `${us.toFixed(0)} µs`,
    (us / own.us).toFixed(1),
  ]);
}

/** The round whose cost is in the middle. */
function medianOf(measurements) {
  return measurements.toSorted((a, b) => a.us - b.us)[Math.floor(measurements.length / 2)];
}

/** @param populates whether the tool registers its users itself */
async function measure(command, workload, populates) {
  const server = spawn(process.execPath, ["bench/presence-server.mjs", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise((resolve) => {
    server.stdout.once("data", (text) => resolve(/\d+/u.exec(String(text))[0]));
  });
  const url = `http://127.0.0.1:${port}`;
  if (!populates) await populate(url, workload);
  const [file, ...args] = command(url, workload);
  const env = { ...process.env, USERS: String(workload.users), RATE: String(workload.rate) };
  const tool = spawn(file, args, { stdio: "ignore", env });
  try {
    await untilSteady(url, workload.rate * (workload.room - 1));
    const began = { at: performance.now(), delivered: await delivered(url), cpuS: cpuSecondsOf(tool.pid) };
    await sleep(SECONDS * 1_000);
    const seconds = (performance.now() - began.at) / 1_000;
    const deliveries = (await delivered(url)) - began.delivered;
    const cpuS = cpuSecondsOf(tool.pid) - began.cpuS;
    return { perSecond: deliveries / seconds, us: (1e6 * cpuS) / deliveries };
  } finally {
    tool.kill("SIGKILL");
    server.kill("SIGKILL");
  }
}

/** The same users in the same rooms as those of `rollcall simulate`. */
async function populate(url, { users, room: size }) {
  const post = async (path, token, body = {}) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/_matrix/client/v3${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return response.json();
  };
  let room = "";
  for (let user = 0; user < users; user++) {
    await post("/register", "", { username: `u${user}`, auth: { type: "m.login.dummy" } });
    if (user % size === 0) room = (await post("/createRoom", `tu${user}`)).room_id;
    else await post(`/rooms/${encodeURIComponent(room)}/join`, `tu${user}`);
  }
}

async function untilSteady(url, perSecond) {
  let [last, steady] = [await delivered(url), 0];
  for (let second = 0; second < PATIENCE_S && steady < 2; second++) {
    await sleep(1_000);
    const now = await delivered(url);
    steady = now - last > 0.7 * perSecond && now - last < 1.3 * perSecond ? steady + 1 : 0;
    last = now;
  }
  if (steady < 2) process.stderr.write(`It does not hold ${perSecond} deliveries a second.\n`);
}

async function delivered(url) {
  return (await (await fetch(`${url}/delivered`)).json()).delivered;
}

/** Processor time of a process and all its threads: the 14th and the 15th field, in ticks of 10 ms. */
function cpuSecondsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function isThere(name) {
  try {
    execFileSync("which", [name], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
