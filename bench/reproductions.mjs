/**
 * Reproduces every mutant, and holds what comes of it against what is known otherwise:
 *
 *   node bench/reproductions.mjs                     all of it, into docs/ (npm run counterexamples)
 *   node bench/reproductions.mjs shrink              shrinks, and writes the scripts into reports/local/counterexamples/
 *   node bench/reproductions.mjs search              looks for shorter ones than those that are known
 *   node bench/reproductions.mjs scripts             runs the scripts
 *   … --only <mutant> …                              of these mutants; what is known of the others stays
 */
import { parseArgs } from "node:util";
import { MUTANTS } from "../dist/server/mutants/mutants.js";
import { readCounterexamples, writeCounterexamples } from "./reproductions/counterexamples.mjs";
import { fewestKnown } from "./reproductions/fewest-known.mjs";
import { publish } from "./reproductions/publish.mjs";
import { endsOf, keepScript } from "./reproductions/run-script.mjs";
import { shrunkMutant } from "./reproductions/shrink-mutant.mjs";

/** Scripts mostly wait. */
const SCRIPTS_AT_ONCE = 4;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string", multiple: true, default: [] } },
});
const parts = { shrink, search, scripts };
const mutants = MUTANTS.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
const rows = new Map(readCounterexamples().map((row) => [row.mutant, row]));
for (const part of positionals.length === 0 ? Object.keys(parts) : positionals) await parts[part]();
publish([...rows.values()]);

/** What is known so far is kept: all of it takes long. */
function keep(row) {
  rows.set(row.mutant, row);
  writeCounterexamples([...rows.values()]);
  const { mutant, acts, minimum, script } = row;
  process.stdout.write(`${JSON.stringify({ mutant, acts, minimum, script })}\n`);
}

function shrunkRows() {
  return mutants.flatMap(({ name }) => rows.get(name) ?? []).filter(({ acts }) => acts !== undefined);
}

async function shrink() {
  for (const mutant of mutants) {
    const { row, text } = await shrunkMutant(mutant);
    if (text !== undefined) keepScript(row, text);
    keep(row);
  }
}

async function search() {
  for (const row of shrunkRows()) keep({ ...row, minimum: await fewestKnown(row) });
}

async function scripts() {
  const work = shrunkRows()
    .filter(({ notTellable }) => notTellable === undefined)
    .values();
  const worker = async () => {
    for (const row of work) keep({ ...row, script: await endsOf(row) });
  };
  await Promise.all(Array.from({ length: SCRIPTS_AT_ONCE }, worker));
}
