import { readFile } from "node:fs/promises";
import type { Report } from "../judge/report.ts";
import { ReportError, readReport } from "../reporters/read-report.ts";

/**
 * The JSON report in a file.
 *
 * @throws ReportError when there is none
 */
export async function readReportFile(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    const found = cause.code ?? "an error";
    throw new ReportError(`Cannot read ${file}: wanted a JSON report, found ${found}.`, { cause });
  });
  return readReport(file, text);
}
