/**
 * How long the HTML report of a run of 100,000 steps takes, and how much memory:
 *
 *   node bench/html-report.mjs           figures on the terminal (npm run bench:html)
 *   node bench/html-report.mjs --publish the table in the README here, too
 *
 * The history is that of one standard run of a server that is wrong in most things, copied until it is long enough. It is judged
 * once, and the judgement copied with it: judging is not what is measured. A process of its own reads the history
 * and writes the report.
 */
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readHistoryFile } from "../dist/history/history-file.js";
import { buildReport } from "../dist/judge/build-report.js";
import { collectExhibits } from "../dist/judge/exhibits/collect-exhibits.js";
import { judge } from "../dist/judge/judge.js";
import { htmlReport } from "../dist/reporters/html/run/html-report.js";
import { markdownTable } from "../dist/reporters/markdown-table.js";
import { withMarkedPart } from "../dist/reporters/marked-part.js";

const STEPS = 100_000;
/** What Node may use: where there is more, it lets garbage lie, and nothing is known of what is needed. */
const HEAP = ["--max-old-space-size=190", "--max-semi-space-size=4"];
const HEADING = ["what", "time", "in use afterwards", "process"];

const [mode, historyFile, judgementFile, outFile] = process.argv.slice(2);
if (mode === "--write") await write();
else await bench();

async function bench() {
  const place = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  const files = ["history.ndjson", "judgement.json", "report.html"].map((name) => join(place, name));
  const [one] = files;
  try {
    rollcall(["run", "mutant:canary", "--profile", "v1", "--depth", "standard", "--history", one]);
    const history = await readHistoryFile(one, { partial: false });
    const copies = Math.ceil(STEPS / history.steps.length);
    await copy(history, copies, files);
    const text = execFileSync(process.execPath, [
      ...HEAP,
      "--expose-gc",
      fileURLToPath(import.meta.url),
      "--write",
      ...files,
    ]);
    const { rows, steps, exchanges, bytes, peak } = JSON.parse(text);
    const table = markdownTable(HEADING, rows, 1).join("\n");
    const words = `${steps} steps, ${exchanges} exchanges; the page has ${size(bytes)}; the most memory at any time was ${peak}.`;
    process.stdout.write(`${table}\n\n${words}\n`);
    if (process.argv.includes("--publish")) {
      const readme = readFileSync("bench/README.md", "utf8");
      writeFileSync(
        "bench/README.md",
        withMarkedPart(readme, "npm run bench:html", `${table}\n\n${words}\n`),
      );
    }
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** The history and its judgement so many times over, each with scenarios of its own. */
async function copy(history, copies, [historyPath, judgementPath]) {
  const judgement = judge(history);
  const { count } = history.exchanges;
  const out = createWriteStream(historyPath);
  const tell = async (record) => {
    if (!out.write(`${JSON.stringify(record)}\n`)) await new Promise((resolve) => out.once("drain", resolve));
  };
  await tell(history.header);
  for (let place = 0; place < copies; place++) {
    const inPlace = (record) => ({ ...record, scenario: named(record.scenario, place) });
    for (const scenario of history.scenarios) await tell({ ...scenario, id: named(scenario.id, place) });
    for (const step of history.steps) await tell(inPlace(step));
    for (const exchange of history.exchanges)
      await tell({ ...inPlace(exchange), index: exchange.index + place * count });
    for (const end of history.ends) await tell(inPlace(end));
  }
  const { counts } = history.footer;
  await tell({
    ...history.footer,
    counts: Object.fromEntries(Object.entries(counts).map(([what, number]) => [what, number * copies])),
  });
  await new Promise((resolve) => out.end(resolve));
  writeFileSync(judgementPath, JSON.stringify(copiedJudgement(judgement, copies, count)));
}

/** The name of a copy; the first is the original. */
function named(id, place) {
  return place === 0 ? id : `${id}-${place}`;
}

function copiedJudgement(judgement, copies, count) {
  const places = [...Array(copies).keys()];
  return {
    ...judgement,
    scenarios: places.flatMap((place) =>
      judgement.scenarios.map((scenario) => ({ ...scenario, id: named(scenario.id, place) })),
    ),
    requirements: judgement.requirements.map((requirement) => ({
      ...requirement,
      scenarios: places.flatMap((place) => requirement.scenarios.map((id) => named(id, place))),
      findings: places.flatMap((place) =>
        requirement.findings.map((finding) => ({
          ...finding,
          id: named(finding.id, place),
          scenario: named(finding.scenario, place),
          exchanges: finding.exchanges.map((index) => index + place * count),
        })),
      ),
    })),
  };
}

async function write() {
  const rows = [];
  const lap = async (what, work) => {
    const began = performance.now();
    const made = await work();
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    const { rss } = process.memoryUsage();
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    rows.push([what, `${seconds} s`, size(heapUsed + external), size(rss)]);
    return made;
  };
  const judgement = JSON.parse(readFileSync(judgementFile, "utf8"));
  const history = await lap("reading the history", () => readHistoryFile(historyFile, { partial: false }));
  const report = await lap("the report as data", () =>
    buildReport(history, judgement, { errors: [], warnings: [] }),
  );
  const exhibits = await lap("the exhibits", () => collectExhibits(history, judgement));
  await lap("the page", async () => writeFileSync(outFile, await htmlReport(report, () => exhibits)));
  process.stdout.write(
    JSON.stringify({
      rows,
      steps: history.steps.length,
      exchanges: history.exchanges.count,
      bytes: statSync(outFile).size,
      peak: size(process.resourceUsage().maxRSS * 1_024),
    }),
  );
}

/** Ends with 1, since the server is wrong. */
function rollcall(args) {
  try {
    execFileSync(process.execPath, ["dist/cli/main.js", ...args], { stdio: "ignore" });
  } catch (error) {
    if (error.status !== 1) throw error;
  }
}

function size(bytes) {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}
