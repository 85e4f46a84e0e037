/** docs/counterexamples.json: what is known of each mutant, a line each. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { MUTANTS } from "../../dist/server/mutants/mutants.js";

const FILE = new URL("../../docs/counterexamples.json", import.meta.url);
const FORMAT = "rollcall.counterexamples/1";

export function readCounterexamples() {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")).counterexamples : [];
}

/** In the order of the mutants, whatever order they were tried in. */
export function writeCounterexamples(rows) {
  const known = new Map(rows.map((row) => [row.mutant, row]));
  const lines = MUTANTS.flatMap(({ name }) => known.get(name) ?? []).map((row) => JSON.stringify(row));
  writeFileSync(FILE, `{"format": "${FORMAT}", "counterexamples": [\n${lines.join(",\n")}\n]}\n`);
}
