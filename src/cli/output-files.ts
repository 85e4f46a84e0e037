import { resolve } from "node:path";
import type { Exhibits } from "../judge/exhibits/exhibits.ts";
import type { Report } from "../judge/report.ts";
import { BROKEN, DONE, type ExitCode } from "./exit-code.ts";
import type { Output } from "./io.ts";
import type { ReportOutput } from "./parse-report-option.ts";
import type { ReportOptions } from "./report-options.ts";
import { tellError } from "./tell-error.ts";
import { UsageError } from "./usage-error.ts";
import { checkWritable, writeFileWhole } from "./write-file-whole.ts";

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

/** Writes every report that was asked for; one that fails (a full disk) does not keep the others from being written. */
export async function writeReports(
  { report, exhibits }: Reported,
  outputs: readonly ReportOutput[],
  stderr: Output,
): Promise<ExitCode> {
  let code: ExitCode = DONE;
  for (const { reporter, file } of outputs) {
    try {
      await writeFileWhole(file, await reporter(report, exhibits));
    } catch (cause) {
      code = BROKEN;
      tellError(stderr, unwritten(file, cause));
    }
  }
  return code;
}

function unwritten(file: string, cause: unknown): Error {
  const found = cause instanceof Error ? cause.message : String(cause);
  const message = `Cannot write report ${file}: wanted to replace it as a whole, found: ${found}.`;
  const hint = "Make room there, then get the report again with rollcall judge <history> --report.";
  return Object.assign(new Error(message, { cause }), { code: "report-unwritten", hint });
}
