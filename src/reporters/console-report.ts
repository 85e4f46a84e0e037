import type { Report } from "../judge/report.ts";
import { consoleClosing } from "./console-closing.ts";
import { consoleCoverage } from "./console-coverage.ts";
import { consoleErrors } from "./console-errors.ts";
import { consoleExpectations } from "./console-expectations.ts";
import { consoleFindings } from "./console-findings.ts";
import { consoleHead } from "./console-head.ts";
import { consoleObserved } from "./console-observed.ts";
import { consoleSkipped } from "./console-skipped.ts";
import { consoleUndecided } from "./console-undecided.ts";
import { guardLines } from "./guard-lines.ts";
import { headingTable } from "./heading-table.ts";
import { MAX_INCONCLUSIVE_PERCENT } from "./outcome.ts";
import { paint } from "./paint.ts";
import type { Section } from "./section.ts";

/** How the text is to look, and what the closing lines can point to. */
export interface ConsoleOptions {
  readonly colour?: boolean;
  /** Percent of the applicable requirements that may be inconclusive. */
  readonly maxInconclusivePercent?: number;
  /** Where the history was kept, if it was. */
  readonly historyFile?: string;
}

/** From what a hurried reader needs first to what a patient one looks up. */
const SECTIONS: readonly Section[] = [
  consoleHead,
  headingTable,
  consoleFindings,
  consoleExpectations,
  consoleUndecided,
  consoleObserved,
  consoleSkipped,
  consoleCoverage,
  consoleErrors,
];

/** The report that a person reads: a minute from the top to the closing line, which says how it ended. */
export function consoleReport(report: Report, options: ConsoleOptions = {}): string {
  const brush = paint(options.colour ?? false);
  const closing = consoleClosing(report, brush, {
    maxInconclusivePercent: options.maxInconclusivePercent ?? MAX_INCONCLUSIVE_PERCENT,
    ...(options.historyFile === undefined ? {} : { historyFile: options.historyFile }),
  });
  const sections = [...SECTIONS.map((section) => section(report, brush)), closing];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
  return guardLines(`${text}\n`);
}
