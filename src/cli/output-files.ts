import { resolve } from "node:path";
import type { Exhibits } from "../judge/exhibits/exhibits.ts";
import type { Report } from "../judge/report.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Output } from "./io.ts";
import type { ReportOptions } from "./report-options.ts";
import { UsageError } from "./usage-error.ts";
import { checkWritable } from "./write-file-whole.ts";
import { writeTexts } from "./write-texts.ts";

/**
 * Finds out before anything is sent whether every file can be written.
 *
 * @throws UsageError when one cannot, or two outputs would be the same file
 */
export async function checkOutputFiles(files: readonly string[]): Promise<void> {
  const places = files.map((file) => resolve(file));
  const twice = files.find((_file, index) => places.indexOf(places[index] ?? "") !== index);
  if (twice !== undefined) {
    throw new UsageError(
      `Cannot write ${twice}: wanted a file of its own for each output, found it named twice.`,
      "Give each --report, --history, --server-log and --expectations another file.",
    );
  }
  for (const file of files) await checkWritable(file);
}

/** The files that will be written of a judged history. */
export function outputFiles({ reports, expectations }: ReportOptions): readonly string[] {
  return [...reports.map(({ file }) => file), ...(expectations?.update === true ? [expectations.file] : [])];
}

/** What reports are made of. */
export interface Reported {
  readonly report: Report;
  /** Collected when one of the reports shows them. */
  readonly exhibits: () => Exhibits;
}

/** Writes every report that was asked for. */
export function writeReports(
  { report, exhibits }: Reported,
  outputs: ReportOptions["reports"],
  stderr: Output,
): Promise<ExitCode> {
  return writeTexts(
    outputs.map(({ file, reporter }) => ({ file, text: () => reporter(report, exhibits) })),
    stderr,
    "Make room there, then get the report again with rollcall judge <history> --report.",
  );
}
