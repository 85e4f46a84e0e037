import type { Verdict } from "../judge/verdict.ts";
import type { ComparedReport, Comparison } from "./comparison.ts";
import { sayCount, sayDuration } from "./say.ts";

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
    rows: reports.map((report, index) => [
      letter(index),
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
  const heading = ["requirement", ...reports.map((_report, index) => letter(index)), "demands"];
  return {
    heading,
    rows: rows.map(({ id, verdicts, statement }) => [id, ...verdicts, statement]),
    words: heading.length,
  };
}

/** What the table of verdicts leaves out. */
export function sayLeftOut({ rows, passedByAll, skippedByAll }: Comparison): string {
  const shown =
    rows.length === 0 ? "No requirement differs" : `${sayCount(rows.length, "requirement")} shown`;
  return `${shown}; ${passedByAll} passed by all and ${skippedByAll} skipped by all are left out.`;
}

/** `A` for the first, and so on; after `Z`, `A1`. */
function letter(index: number): string {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? "" : round}`;
}

function dayOf({ startedAt }: ComparedReport): string {
  return startedAt.slice(0, "YYYY-MM-DD".length);
}
