import { guardLines } from "../guard-lines.ts";
import { visibleText } from "../visible-text.ts";
import { wrapText } from "../wrap-text.ts";
import type { Comparison } from "./comparison.ts";
import { changesTable, sayLeftOut, sumsTable, type Table, verdictsTable } from "./comparison-table.ts";
import { ledgerText } from "./ledger-text.ts";
import { sayChanges, sayLimits } from "./say-changes.ts";

/** Longer than the names of servers, shorter than a line of a terminal. */
const WIDTH = 60;
/** What shows a change stands last in its line and may be longer. */
const LAST_WIDTH = 160;

/** A comparison for a terminal: the sums, what became of it, the verdicts, and where the text is open. */
export function comparisonText(comparison: Comparison): string {
  const limits = sayLimits(comparison).flatMap((sentence) => wrapText(sentence, 2 * WIDTH));
  const lines = [
    ...aligned(sumsTable(comparison)),
    ...changesText(comparison),
    ...aligned(verdictsTable(comparison)),
    sayLeftOut(comparison),
    ...limits,
    "",
    ...ledgerText(comparison),
  ];
  return guardLines(`${lines.join("\n").trimEnd()}\n`);
}

function changesText(comparison: Comparison): readonly string[] {
  return comparison.changes.flatMap((changes) => [
    sayChanges(changes, comparison),
    ...changes.reservations,
    ...aligned(changesTable(changes), LAST_WIDTH),
    ...(changes.changes.length === 0 ? [""] : []),
  ]);
}

function aligned({ heading, rows }: Table, lastWidth = WIDTH): readonly string[] {
  if (rows.length === 0) return [];
  const last = heading.length - 1;
  const cells = [heading, ...rows].map((row) =>
    row.map((text, column) => visibleText(text, column === last ? lastWidth : WIDTH)),
  );
  const widths = heading.map((_name, column) =>
    Math.max(...cells.map((row) => Array.from(row[column] ?? "").length)),
  );
  const lines = cells.map((row) => {
    const padded = row.map(
      (text, column) => text + " ".repeat((widths[column] ?? 0) - Array.from(text).length),
    );
    return `  ${padded.join("  ").trimEnd()}`;
  });
  return [...lines, ""];
}
