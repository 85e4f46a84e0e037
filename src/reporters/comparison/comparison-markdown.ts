import { escapeMarkdown } from "../escape-markdown.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Comparison } from "./comparison.ts";
import { changesTable, sayLeftOut, sumsTable, type Table, verdictsTable } from "./comparison-table.ts";
import { ledgerMarkdown } from "./ledger-markdown.ts";
import { sayChanges, sayLimits } from "./say-changes.ts";

/** Longer than the demands of the specification and the names of servers. */
const WIDTH = 200;

/** A comparison as Markdown: the sums, what became of it, the verdicts, and where the text is open. */
export function comparisonMarkdown(comparison: Comparison): string {
  const changes = comparison.changes.flatMap((one) => [
    [sayChanges(one, comparison), ...one.reservations].join(" "),
    written(changesTable(one)),
  ]);
  const parts = [
    written(sumsTable(comparison)),
    ...changes,
    written(verdictsTable(comparison)),
    [sayLeftOut(comparison), ...sayLimits(comparison)].join(" "),
    ...ledgerMarkdown(comparison),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function written({ heading, rows, words }: Table): string {
  const cells = rows.map((row) => row.map((text) => escapeMarkdown(text, WIDTH)));
  return rows.length === 0 ? "" : markdownTable(heading, cells, words).join("\n");
}
