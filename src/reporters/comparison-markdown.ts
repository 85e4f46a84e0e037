import type { Comparison } from "./comparison.ts";
import { sayLeftOut, sumsTable, type Table, verdictsTable } from "./comparison-table.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { markdownTable } from "./markdown-table.ts";

/** Longer than the demands of the specification and the names of servers. */
const WIDTH = 200;

/** A comparison as Markdown: the sums, then the verdicts. */
export function comparisonMarkdown(comparison: Comparison): string {
  const verdicts = comparison.rows.length === 0 ? [] : ["", ...written(verdictsTable(comparison))];
  return [...written(sumsTable(comparison)), ...verdicts, "", sayLeftOut(comparison), ""].join("\n");
}

function written({ heading, rows, words }: Table): readonly string[] {
  const cells = rows.map((row) => row.map((text) => escapeMarkdown(text, WIDTH)));
  return markdownTable(heading, cells, words);
}
