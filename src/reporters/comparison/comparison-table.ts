import type { Verdict } from "../../judge/verdict.ts";
import { sayCount, sayDuration } from "../say.ts";
import { type ComparedReport, type Comparison, sayCell } from "./comparison.ts";
import type { Change, Changes } from "./changes.ts";
import { SAID_KIND } from "./say-changes.ts";

/** A table of words; cells with a server's text are among them, so they have to be made safe to show. */
export interface Table {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns are words; the others, to their right, are numbers. */
  readonly words: number;
}

const COUNTED: readonly Verdict[] = ["pass", "warn", "fail", "observed", "inconclusive", "skipped", "error"];

/** What each report says in sum, a row to a report. */
export function sumsTable({ reports }: Comparison): Table {
  const counted = COUNTED.filter((verdict) => reports.some(({ summary }) => summary[verdict] > 0));
  return {
    heading: ["", "server", "profile", "depth", "date", ...counted, "checks", "took"],
    rows: reports.map((report) => [
      report.letter,
      report.server,
      report.profile,
      report.depth,
      dayOf(report),
      ...counted.map((verdict) => String(report.summary[verdict])),
      String(report.checks),
      sayDuration(report.durationMs),
    ]),
    words: 5,
  };
}

/** The verdicts on which they differ or that are no pass, a row to a requirement. */
export function verdictsTable({ reports, rows }: Comparison): Table {
  const isOpen = rows.some(({ open }) => open.length > 0);
  const heading = [
    "requirement",
    ...reports.map(({ letter }) => letter),
    ...(isOpen ? ["open"] : []),
    "demands",
  ];
  return {
    heading,
    rows: rows.map(({ id, cells, open, statement }) => [
      id,
      ...cells.map(sayCell),
      ...(isOpen ? [open.join(", ")] : []),
      statement,
    ]),
    words: heading.length,
  };
}

/** What became of each requirement that is not what it was; what is not asked for any more is only counted. */
export function changesTable({ changes }: Changes): Table {
  const rows = changes.filter(({ kind }) => kind !== "outside").map(changeRow);
  return { heading: ["", "requirement", "was", "is", "shown by"], rows, words: 5 };
}

function changeRow({ kind, id, before, after, finding }: Change): readonly string[] {
  const shown =
    finding === undefined
      ? (after?.reason ?? "")
      : `${finding.title} (${finding.id} in ${finding.scenario}) Observed: ${finding.observed}`;
  return [SAID_KIND[kind], id, sayCell(before), sayCell(after), shown];
}

/** What the table of verdicts leaves out. */
export function sayLeftOut({ rows, passedByAll, skippedByAll }: Comparison): string {
  const shown =
    rows.length === 0 ? "No requirement differs" : `${sayCount(rows.length, "requirement")} shown`;
  return `${shown}; ${passedByAll} passed by all and ${skippedByAll} skipped by all are left out.`;
}

function dayOf({ startedAt }: ComparedReport): string {
  return startedAt.slice(0, "YYYY-MM-DD".length);
}
