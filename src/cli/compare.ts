import { readFile } from "node:fs/promises";
import type { Report } from "../judge/report.ts";
import { compareReports } from "../reporters/comparison.ts";
import { comparisonMarkdown } from "../reporters/comparison-markdown.ts";
import { comparisonText } from "../reporters/comparison-text.ts";
import { ReportError, readReport } from "../reporters/read-report.ts";
import { DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { checkOutputFiles } from "./output-files.ts";
import { writeMarkedPart } from "./write-file-whole.ts";

/** What `rollcall compare` was asked for. */
export interface CompareOptions {
  readonly reportFiles: readonly string[];
  readonly markdownFile?: string;
}

/**
 * Sets reports beside each other.
 *
 * @throws UsageError when the output cannot be written
 * @throws ReportError when one of the files is no report
 */
export async function compare({ reportFiles, markdownFile }: CompareOptions, io: Io): Promise<ExitCode> {
  await checkOutputFiles(markdownFile === undefined ? [] : [markdownFile]);
  const comparison = compareReports(await Promise.all(reportFiles.map(readReportFile)));
  io.stdout.write(comparisonText(comparison));
  if (markdownFile !== undefined)
    await writeMarkedPart(markdownFile, "rollcall compare", comparisonMarkdown(comparison));
  return DONE;
}

async function readReportFile(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    const found = cause.code ?? "an error";
    throw new ReportError(`Cannot read ${file}: wanted a JSON report, found ${found}.`, { cause });
  });
  return readReport(file, text);
}
