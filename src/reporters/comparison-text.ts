import type { Comparison } from "./comparison.ts";
import { sayLeftOut, sumsTable, type Table, verdictsTable } from "./comparison-table.ts";
import { guardLines } from "./guard-lines.ts";
import { visibleText } from "./visible-text.ts";

/** Longer than the names of servers, shorter than a line of a terminal. */
const WIDTH = 60;

/** A comparison for a terminal: the sums, then the verdicts. */
export function comparisonText(comparison: Comparison): string {
  const parts = [sumsTable(comparison), verdictsTable(comparison)].flatMap((table) =>
    table.rows.length === 0 ? [] : [...aligned(table), ""],
  );
  return guardLines([...parts, sayLeftOut(comparison), ""].join("\n"));
}

function aligned({ heading, rows }: Table): readonly string[] {
  const cells = [heading, ...rows].map((row) => row.map((text) => visibleText(text, WIDTH)));
  const widths = heading.map((_name, column) =>
    Math.max(...cells.map((row) => Array.from(row[column] ?? "").length)),
  );
  return cells.map((row) => {
    const padded = row.map(
      (text, column) => text + " ".repeat((widths[column] ?? 0) - Array.from(text).length),
    );
    return `  ${padded.join("  ").trimEnd()}`;
  });
}
