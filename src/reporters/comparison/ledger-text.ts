import { visibleText } from "../visible-text.ts";
import { wrapText } from "../wrap-text.ts";
import type { Comparison } from "./comparison.ts";
import type { LedgerEntry } from "./ledger.ts";
import { LEDGER_HEADING, sayAlike, sayConduct, sayReport } from "./say-ledger.ts";

const WIDTH = 96;

/** Where the text is open and the servers differ, for a terminal; nothing where they do not. */
export function ledgerText(comparison: Comparison): readonly string[] {
  const { differing } = comparison.ledger;
  if (differing.length === 0) return [];
  return [
    LEDGER_HEADING,
    "",
    ...differing.flatMap((entry) => [...entryLines(entry, comparison), ""]),
    ...wrapText(sayAlike(comparison.ledger), WIDTH),
    "",
  ];
}

function entryLines({ ambiguity, conduct }: LedgerEntry, { reports }: Comparison): readonly string[] {
  const { id, title, where, readings, proposal, discussion } = ambiguity;
  return [
    `  ${id}  ${title}`,
    ...labelled("where", `${where}${discussion === undefined ? "" : `; ${discussion}`}`),
    ...readings.flatMap((reading) => labelled("reading", reading)),
    ...conduct.flatMap((did, place) => [
      `    ${sayReport(reports, place)}`,
      ...sayConduct(did).map((sentence) => line("", sentence)),
    ]),
    ...labelled("proposal", proposal),
  ];
}

/** Sentences of ours, wrapped. */
function labelled(label: string, text: string): readonly string[] {
  return wrapText(text, WIDTH).map((part, place) => line(place === 0 ? label : "", part));
}

function line(label: string, text: string): string {
  return `    ${label.padEnd(10)}${visibleText(text)}`.trimEnd();
}
