/** The figures of docs/counterexamples.json, into docs/counterexamples.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { markdownTable } from "../../dist/reporters/markdown-table.js";
import { withMarkedPart } from "../../dist/reporters/marked-part.js";

const FILE = new URL("../../docs/counterexamples.md", import.meta.url);

export function publish(rows) {
  const shrunk = rows.filter(({ acts }) => acts !== undefined);
  const parts = [figuresOf(rows, shrunk), "", ...lengthsOf(shrunk), "", ...exceptionsOf(rows)];
  const part = `${parts.join("\n").trimEnd()}\n`;
  writeFileSync(FILE, withMarkedPart(readFileSync(FILE, "utf8"), "npm run counterexamples", part));
}

function figuresOf(rows, shrunk) {
  const searched = shrunk.filter(({ minimum }) => minimum !== undefined);
  const told = shrunk.filter(({ script }) => script !== undefined);
  const times = shrunk.map(({ elapsedMs }) => elapsedMs).toSorted((one, other) => one - other);
  const quantile = (share) => `${((times[Math.floor(times.length * share)] ?? 0) / 1_000).toFixed(1)} s`;
  return markdownTable(
    ["what", "figure"],
    [
      ["mutants", rows.length],
      ["shrunk, from a scenario that shows the fault by itself", shrunk.length],
      [
        "with at most one act more than the fewest known",
        `${searched.filter((row) => !isLong(row)).length} of ${searched.length}`,
      ],
      ["time to shrink: median, nine in ten, longest", [0.5, 0.9, 0.999].map(quantile).join(", ")],
      ["scripts written", `${told.length} of ${shrunk.length}`],
      [
        "scripts that end with 1 on the mutant, and with 0 on the reference server",
        `${told.filter(isRight).length} of ${told.length}`,
      ],
    ].map((cells) => cells.map(String)),
    1,
  ).join("\n");
}

function lengthsOf(shrunk) {
  const counts = new Map();
  for (const { acts } of shrunk) counts.set(acts, (counts.get(acts) ?? 0) + 1);
  const rows = [...counts].toSorted(([one], [other]) => one - other);
  return markdownTable(
    ["acts", "mutants"],
    rows.map((cells) => cells.map(String)),
    0,
  );
}

function exceptionsOf(rows) {
  const exceptions = rows.flatMap((row) => {
    const reasons = reasonsOf(row);
    return reasons.length === 0 ? [] : [[row.mutant, row.requirement, reasons.join("; ")]];
  });
  if (exceptions.length === 0) return [];
  return ["### What is not so", "", ...markdownTable(["mutant", "requirement", "what"], exceptions, 3)];
}

function reasonsOf(row) {
  const { acts, why, minimum, notTellable, script, isExact, isConfirmed } = row;
  if (acts === undefined) return [why];
  return [
    ...(isLong(row) ? [`${acts} acts; ${minimum.acts} are known (${minimum.by})`] : []),
    ...(isExact ? ["shows only where time is exact"] : []),
    ...(isConfirmed ? [] : ["does not show every time"]),
    ...(notTellable === undefined ? [] : [notTellable]),
    ...(script === undefined || isRight(row)
      ? []
      : [
          `its script ended with ${script.onMutant} on the mutant, and with ${script.onReference} on the reference server`,
        ]),
  ];
}

function isLong({ acts, minimum }) {
  return minimum !== undefined && acts > minimum.acts + 1;
}

function isRight({ script }) {
  return script.onMutant === 1 && script.onReference === 0;
}
