import type { Report } from "../judge/report.ts";
import { reportSchema } from "./report-schema.ts";

/** A file was named as a report and is none. */
export class ReportError extends Error {
  override readonly name = "ReportError";
  readonly code = "report-refused";
  readonly hint: string;

  constructor(message: string, options: ErrorOptions & { readonly hint?: string } = {}) {
    super(message, options);
    this.hint = options.hint ?? "rollcall run --report json=<file> writes one.";
  }
}

/**
 * Reads the JSON report of an earlier run; keys that a later release added are passed over.
 *
 * @param name of the file, for the message
 * @throws ReportError when it is none
 */
export function readReport(name: string, text: string): Report {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new ReportError(`Cannot read ${name}: wanted a JSON report, found text that is no JSON.`, {
      cause,
    });
  }
  const parsed = reportSchema.safeParse(data);
  if (parsed.success) return parsed.data as Report;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "its beginning" : issue.path.join(".");
  throw new ReportError(
    `Cannot read ${name}: wanted a report of the format rollcall.report/1, found something else at ${place}.`,
  );
}
