import { compareReports } from "../reporters/comparison/comparison.ts";
import { comparisonHtml } from "../reporters/comparison/comparison-html.ts";
import { comparisonMarkdown } from "../reporters/comparison/comparison-markdown.ts";
import { comparisonText } from "../reporters/comparison/comparison-text.ts";
import { regressionOutcome } from "../reporters/comparison/regression-outcome.ts";
import { codeOf, DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { checkOutputFiles } from "./output-files.ts";
import { readReportFile } from "./read-report-file.ts";
import { writeFileWhole, writeMarkedPart } from "./write-file-whole.ts";

/** What `rollcall compare` was asked for. */
export interface CompareOptions {
  readonly reportFiles: readonly string[];
  readonly markdownFile?: string;
  readonly htmlFile?: string;
  /** What ends it with something else than 0. */
  readonly failOn?: "regression";
  /** Percent of what the first report knew that a later one may not know any more. */
  readonly maxInconclusivePercent: number;
}

/**
 * Sets reports beside each other, and where it is asked for ends as the worst of the later ones deserves.
 *
 * @throws UsageError when the output cannot be written
 * @throws ReportError when one of the files is no report
 */
export async function compare(options: CompareOptions, io: Io): Promise<ExitCode> {
  const { reportFiles, markdownFile, htmlFile, failOn, maxInconclusivePercent } = options;
  await checkOutputFiles([markdownFile, htmlFile].filter((file) => file !== undefined));
  const reports = await Promise.all(reportFiles.map(readReportFile));
  const comparison = compareReports(reports, failOn !== undefined);
  io.stdout.write(comparisonText(comparison));
  if (markdownFile !== undefined)
    await writeMarkedPart(markdownFile, "rollcall compare", comparisonMarkdown(comparison));
  if (htmlFile !== undefined) await writeFileWhole(htmlFile, comparisonHtml(comparison));
  return failOn === undefined ? DONE : codeOf(regressionOutcome(comparison, maxInconclusivePercent));
}
