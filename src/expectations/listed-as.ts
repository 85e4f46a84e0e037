import type { ListedVerdict } from "../judge/expected-verdict.ts";
import { isFlaky } from "../judge/performances.ts";
import type { ReportedRequirement } from "../judge/report.ts";
import type { Finding } from "../judge/verdict.ts";

/**
 * As what a finding may be listed, the worst first; as nothing when it is an observation. A `fail` in a scenario that was
 * not performed again may be either: it is not known whether it comes each time.
 */
export function findingListedAs({ verdict, performances }: Finding): readonly ListedVerdict[] {
  if (verdict === "observed") return [];
  if (verdict === "warn") return ["warn"];
  if (isFlaky(performances)) return ["flaky"];
  return performances === undefined ? ["fail", "flaky"] : ["fail"];
}

/** As what a requirement may be listed, the worst first; as nothing when it is neither a `fail` nor a `warn`. */
export function requirementListedAs(row: ReportedRequirement): readonly ListedVerdict[] {
  if (row.verdict === "warn") return ["warn"];
  if (row.verdict !== "fail") return [];
  if (row.flaky !== undefined) return ["flaky"];
  const failsEachTime = row.findings.some(
    ({ performances }) => performances !== undefined && !isFlaky(performances),
  );
  return failsEachTime ? ["fail"] : ["fail", "flaky"];
}
