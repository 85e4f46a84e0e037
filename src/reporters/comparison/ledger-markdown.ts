import { escapeMarkdown } from "../escape-markdown.ts";
import type { Comparison } from "./comparison.ts";
import type { LedgerEntry } from "./ledger.ts";
import { LEDGER_HEADING, sayAlike, sayConduct, sayReport } from "./say-ledger.ts";

/** Where the text is open and the servers differ, as paragraphs of Markdown; none where they do not. */
export function ledgerMarkdown(comparison: Comparison): readonly string[] {
  const { differing } = comparison.ledger;
  if (differing.length === 0) return [];
  return [
    `### ${LEDGER_HEADING}`,
    ...differing.flatMap((entry) => entryParts(entry, comparison)),
    sayAlike(comparison.ledger),
  ];
}

function entryParts({ ambiguity, conduct }: LedgerEntry, { reports }: Comparison): readonly string[] {
  const { id, title, where, readings, proposal, discussion } = ambiguity;
  const place = escapeMarkdown(`${where}${discussion === undefined ? "" : `; ${discussion}`}`);
  const did = conduct.map((one, index) =>
    [sayReport(reports, index), ...sayConduct(one)].map((sentence) => escapeMarkdown(sentence)).join("<br>"),
  );
  return [
    `**${id}: ${escapeMarkdown(title)}** (${place})`,
    `It can be read so:\n\n${readings.map((reading) => `1. ${escapeMarkdown(reading)}`).join("\n")}`,
    `What they do:\n\n${did.map((lines) => `- ${lines}`).join("\n")}`,
    `The text could say: ${escapeMarkdown(proposal)}`,
  ];
}
