import type { ExpectedVerdict } from "../judge/expected-verdict.ts";
import type { ReportedRequirement } from "../judge/report.ts";
import type { Finding } from "../judge/verdict.ts";
import { matchesGlob } from "../scenarios/matches-glob.ts";
import { plannedId } from "../scenarios/repeat-id.ts";
import { findingListedAs, requirementListedAs } from "./listed-as.ts";

/**
 * Whether the entries account for a requirement's `fail` or `warn`: it is listed itself, or each finding that makes its
 * verdict lies in a listed scenario.
 */
export function cover(entries: readonly ExpectedVerdict[], row: ReportedRequirement): boolean {
  const deciding = decidingFindings(row);
  return (
    deciding.length > 0 &&
    deciding.every((finding) => entries.some((entry) => accountsFor(entry, row, finding)))
  );
}

/** Whether the entry accounts for some of what makes a requirement's verdict. */
export function coversSome(entry: ExpectedVerdict, row: ReportedRequirement): boolean {
  return decidingFindings(row).some((finding) => accountsFor(entry, row, finding));
}

function decidingFindings({ verdict, findings }: ReportedRequirement): readonly Finding[] {
  if (verdict !== "fail" && verdict !== "warn") return [];
  return findings.filter((finding) => finding.verdict === verdict);
}

function accountsFor(entry: ExpectedVerdict, row: ReportedRequirement, finding: Finding): boolean {
  const { requirement, scenario, verdict } = entry;
  if (scenario === undefined) return requirement === row.id && requirementListedAs(row).includes(verdict);
  return findingListedAs(finding).includes(verdict) && matchesGlob(scenario, plannedId(finding.scenario));
}
