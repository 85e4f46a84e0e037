import { REPORT_FORMATS } from "../reporters/report-formats.ts";
import type { ShowingReporter } from "../reporters/reporter.ts";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/** A report that the user wants in a file. */
export interface ReportOutput {
  readonly format: string;
  readonly reporter: ShowingReporter;
  readonly file: string;
}

/**
 * Reads `<format>=<file>`.
 *
 * @throws UsageError when the format is unknown or the file is missing
 */
export function parseReportOption(text: string): ReportOutput {
  const split = text.indexOf("=");
  const format = split < 0 ? text : text.slice(0, split);
  const file = split < 0 ? "" : text.slice(split + 1);
  const formats = Object.keys(REPORT_FORMATS);
  const reporter = Object.hasOwn(REPORT_FORMATS, format) ? REPORT_FORMATS[format] : undefined;
  if (reporter === undefined) {
    throw new UsageError(
      `Cannot write report: wanted a format out of ${formats.join(", ")}, found ${JSON.stringify(format)}.`,
      didYouMean(format, formats, "For example --report json=report.json."),
    );
  }
  if (file === "") {
    throw new UsageError(
      `Cannot write report: wanted <format>=<file>, found ${JSON.stringify(text)}.`,
      `For example --report ${format}=report.${format}.`,
    );
  }
  return { format, reporter, file };
}
