import type { Report } from "../judge/report.ts";
import { reportEntry } from "../reporters/report-entry.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { DONE, type ExitCode } from "./exit-code.ts";
import { findRequirement } from "./find-requirement.ts";
import type { Io } from "./io.ts";
import { readReportFile } from "./read-report-file.ts";
import { requirementEntry } from "./requirement-entry.ts";
import { UsageError } from "./usage-error.ts";

/** What `rollcall explain` was asked for. */
export interface ExplainOptions {
  /** Of a requirement, or of a finding in the report. */
  readonly id: string;
  readonly profile?: ProfileId;
  readonly reportFile?: string;
}

/**
 * Everything that is known of one requirement, and what a run decided about it.
 *
 * @throws UsageError when there is no such requirement or finding
 * @throws ReportError when the file is no report
 */
export async function explain(options: ExplainOptions, io: Io): Promise<ExitCode> {
  const { id, reportFile } = options;
  const report = reportFile === undefined ? undefined : await readReportFile(reportFile);
  const isFinding = FINDING_ID.test(id);
  const row = findRequirement(isFinding ? requirementOf(id, report, reportFile) : id);
  const profile = options.profile ?? report?.profile;
  const lines = [
    ...requirementEntry(row, profile),
    ...(report === undefined
      ? []
      : ["", ...reportEntry(report, { id: row.id, ...(isFinding ? { finding: id } : {}) })]),
    "",
  ];
  io.stdout.write(lines.join("\n"));
  return DONE;
}

/** As the judge makes them; no requirement is called so. */
const FINDING_ID = /^[0-9a-f]{12}$/u;

function requirementOf(finding: string, report: Report | undefined, file = ""): string {
  if (report === undefined)
    throw new UsageError(
      `Cannot explain finding ${finding}: wanted the report that has it in --report, found none.`,
      `For example rollcall explain ${finding} --report report.json.`,
    );
  const broken = report.requirements.find(({ findings }) => findings.some(({ id }) => id === finding));
  if (broken !== undefined) return broken.id;
  throw new UsageError(
    `Cannot explain finding ${finding}: wanted one of the findings in ${file}, found none of that id.`,
    "A finding has the same id in every run, but not every run has every finding.",
  );
}
