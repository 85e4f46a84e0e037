import { badgeReport } from "./badge-report.ts";
import { consoleReport } from "./console-report.ts";
import { htmlReport } from "./html/run/html-report.ts";
import { jsonReport } from "./json-report.ts";
import { junitReport } from "./junit-report.ts";
import { markdownReport } from "./markdown-report.ts";
import type { Reporter, ShowingReporter } from "./reporter.ts";
import { sarifReport } from "./sarif-report.ts";

/** What a report alone is enough for. A new format is one file and one line here. */
export const PLAIN_FORMATS: Readonly<Record<string, Reporter>> = {
  json: jsonReport,
  text: (report) => consoleReport(report),
  junit: junitReport,
  markdown: markdownReport,
  sarif: sarifReport,
  badge: badgeReport,
};

/** What `--report <format>=<file>` can write of a run: also what shows more than a report holds. */
export const REPORT_FORMATS: Readonly<Record<string, ShowingReporter>> = {
  ...PLAIN_FORMATS,
  html: htmlReport,
};
