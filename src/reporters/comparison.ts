import type { Report, ReportedRequirement } from "../judge/report.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { sayVerdict } from "./say-verdict.ts";

/** Reports beside each other: what each says in sum, and where they do not all say the same. */
export interface Comparison {
  readonly reports: readonly ComparedReport[];
  /** The requirements on which they differ, or that some did not pass; those that all of them skipped are only counted. */
  readonly rows: readonly ComparedRequirement[];
  readonly passedByAll: number;
  readonly skippedByAll: number;
}

/** One report, reduced to what is compared. */
export interface ComparedReport extends Pick<
  Report,
  "profile" | "depth" | "startedAt" | "durationMs" | "summary"
> {
  /** The server and its version, if it told that; else the target. A server's text. */
  readonly server: string;
  /** Decisions that could have been a `fail` or a `warn`. */
  readonly checks: number;
}

/** One requirement, with its verdict in each report. */
export interface ComparedRequirement {
  readonly id: RequirementId;
  readonly statement: string;
  /** In the order of the reports; a dash where a report does not know the requirement. */
  readonly verdicts: readonly string[];
}

/** Puts reports beside each other, requirement by requirement. */
export function compareReports(reports: readonly Report[]): Comparison {
  const known = new Map(reports.flatMap(({ requirements }) => requirements).map((row) => [row.id, row]));
  const rows = [...known.values()].map(({ id, statement }) => ({
    id,
    statement,
    verdicts: reports.map(({ requirements }) => cell(requirements.find((row) => row.id === id))),
  }));
  const saidByAll = (wanted: string) =>
    rows.filter((row) => row.verdicts.every((verdict) => verdict === wanted));
  const [passed, skipped] = [saidByAll("pass"), saidByAll("skipped")];
  return {
    reports: reports.map(inSum),
    rows: rows.filter((row) => !passed.includes(row) && !skipped.includes(row)),
    passedByAll: passed.length,
    skippedByAll: skipped.length,
  };
}

function inSum({ target, requirements, ...report }: Report): ComparedReport {
  const { profile, depth, startedAt, durationMs, summary } = report;
  const checks = requirements
    .filter(({ severity }) => severity === "fail" || severity === "warn")
    .reduce((sum, row) => sum + row.checks, 0);
  return { server: target.server ?? target.name, profile, depth, startedAt, durationMs, summary, checks };
}

function cell(row: ReportedRequirement | undefined): string {
  if (row === undefined) return "–";
  return row.expected ? `${sayVerdict(row)} (known)` : sayVerdict(row);
}
