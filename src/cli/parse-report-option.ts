import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/** A report that the user wants in a file. */
export interface ReportOutput<Reporter> {
  readonly format: string;
  readonly reporter: Reporter;
  readonly file: string;
}

/**
 * Reads `<format>=<file>`.
 *
 * @param formats what can be written here, by name
 * @throws UsageError when the format is unknown or the file is missing
 */
export function parseReportOption<Reporter>(
  text: string,
  formats: Readonly<Record<string, Reporter>>,
): ReportOutput<Reporter> {
  const split = text.indexOf("=");
  const format = split < 0 ? text : text.slice(0, split);
  const file = split < 0 ? "" : text.slice(split + 1);
  const names = Object.keys(formats);
  const reporter = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (reporter === undefined) {
    throw new UsageError(
      `Cannot write report: wanted a format out of ${names.join(", ")}, found ${JSON.stringify(format)}.`,
      didYouMean(format, names, "For example --report json=report.json."),
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
