import type { Report, ReportedRequirement } from "../../judge/report.ts";
import { ambiguitiesOf } from "../../spec/ambiguities.ts";
import type { AmbiguityId } from "../../spec/ambiguity.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import { whyBroken } from "../outcome.ts";
import { sayVerdict } from "../say-verdict.ts";
import { type Changes, changesBetween } from "./changes.ts";
import { type Ledger, ledgerOf } from "./ledger.ts";
import { isSameServer } from "./same-server.ts";

/** Reports beside each other: what each says in sum, where they do not all say the same, and what became of it. */
export interface Comparison {
  readonly reports: readonly ComparedReport[];
  /** The requirements on which they differ, or that some did not pass; those that all of them skipped are only counted. */
  readonly rows: readonly ComparedRequirement[];
  readonly passedByAll: number;
  readonly skippedByAll: number;
  /** Later reports against the first: of the same server, or all of them if asked. */
  readonly changes: readonly Changes[];
  /** Where the text is open, and what the servers make of it. */
  readonly ledger: Ledger;
}

/** One report, reduced to what is compared. */
export interface ComparedReport extends Pick<
  Report,
  "profile" | "depth" | "startedAt" | "durationMs" | "summary"
> {
  /** What it is called here: `A` for the first, and so on. */
  readonly letter: string;
  /** The server and its version, if it told that; else the target. A server's text. */
  readonly server: string;
  /** Decisions that could have been a `fail` or a `warn`. */
  readonly checks: number;
  /** Why the run proves nothing, where it does not. */
  readonly broken?: string;
}

/** One requirement, with its verdict in each report. */
export interface ComparedRequirement {
  readonly id: RequirementId;
  readonly statement: string;
  /** In the order of the reports; absent where a report does not know the requirement. */
  readonly cells: readonly (ReportedRequirement | undefined)[];
  /** Where the servers differ: the places that may be why, for they are open to several readings. */
  readonly open: readonly AmbiguityId[];
}

/**
 * Puts reports beside each other, requirement by requirement.
 *
 * @param asVersions holds every later report against the first, of whichever server it is
 */
export function compareReports(reports: readonly Report[], asVersions = false): Comparison {
  const known = new Map(reports.flatMap(({ requirements }) => requirements).map((row) => [row.id, row]));
  const rows = [...known.values()].map((row) => comparedRow(row, reports));
  const saidByAll = (wanted: string) =>
    rows.filter(({ cells }) => cells.every((cell) => sayCell(cell) === wanted));
  const [passed, skipped] = [saidByAll("pass"), saidByAll("skipped")];
  return {
    reports: reports.map(inSum),
    rows: rows.filter((row) => !passed.includes(row) && !skipped.includes(row)),
    passedByAll: passed.length,
    skippedByAll: skipped.length,
    changes: changesOf(reports, asVersions),
    ledger: ledgerOf(reports),
  };
}

function comparedRow(
  { id, statement }: ReportedRequirement,
  reports: readonly Report[],
): ComparedRequirement {
  const cells = reports.map(({ requirements }) => requirements.find((row) => row.id === id));
  const decided = cells.flatMap((cell) => (cell === undefined || cell.checks === 0 ? [] : [cell.verdict]));
  const open = new Set(decided).size > 1 ? ambiguitiesOf(id).map((ambiguity) => ambiguity.id) : [];
  return { id, statement, cells, open };
}

function changesOf([first, ...later]: readonly Report[], asVersions: boolean): readonly Changes[] {
  if (first === undefined) return [];
  return later.flatMap((report, place) =>
    asVersions || isSameServer(first, report) ? [changesBetween(first, report, place + 1)] : [],
  );
}

function inSum(report: Report, place: number): ComparedReport {
  const { target, requirements, profile, depth, startedAt, durationMs, summary } = report;
  const checks = requirements
    .filter(({ severity }) => severity === "fail" || severity === "warn")
    .reduce((sum, row) => sum + row.checks, 0);
  const broken = whyBroken(report);
  return {
    letter: letter(place),
    server: target.server ?? target.name,
    profile,
    depth,
    startedAt,
    durationMs,
    summary,
    checks,
    ...(broken === undefined ? {} : { broken }),
  };
}

/** `A` for the first, and so on; after `Z`, `A1`. */
function letter(place: number): string {
  const round = Math.floor(place / 26);
  return `${String.fromCharCode(65 + (place % 26))}${round === 0 ? "" : round}`;
}

/** The verdict of a requirement in a report, for people. */
export function sayCell(row: ReportedRequirement | undefined): string {
  if (row === undefined) return "–";
  return row.expected ? `${sayVerdict(row)} (known)` : sayVerdict(row);
}
