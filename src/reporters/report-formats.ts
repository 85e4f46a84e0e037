import { badgeReport } from "./badge-report.ts";
import { consoleReport } from "./console-report.ts";
import { htmlReport } from "./html/run/html-report.ts";
import { jsonReport } from "./json-report.ts";
import { junitReport } from "./junit-report.ts";
import { markdownReport } from "./markdown-report.ts";
import type { ShowingReporter } from "./reporter.ts";
import { sarifReport } from "./sarif-report.ts";

/** What `--report <format>=<file>` can write. A new format is one file and one line here. */
export const REPORT_FORMATS: Readonly<Record<string, ShowingReporter>> = {
  json: jsonReport,
  html: htmlReport,
  text: (report) => consoleReport(report),
  junit: junitReport,
  markdown: markdownReport,
  sarif: sarifReport,
  badge: badgeReport,
};
