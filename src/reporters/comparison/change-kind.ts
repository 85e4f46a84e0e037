import type { Report, ReportedRequirement } from "../../judge/report.ts";
import type { Finding, Verdict } from "../../judge/verdict.ts";
import { plannedId } from "../../scenarios/repeat-id.ts";

/**
 * What became of a requirement: `regressed` it held and is broken now, or is broken worse; `found` it is broken, and
 * was not tried so before; `fixed` it was broken, and holds where it was; `unseen` it was broken and holds, but what
 * showed it was not performed again, or it was flaky; `unknown` it was known and is not any more; `outside` neither is it
 * asked for any more.
 */
export type ChangeKind = "regressed" | "found" | "unseen" | "fixed" | "unknown" | "outside";

/** The verdicts that say what a server did, from right to wrong; `observed` is no breach. */
const RANK: { readonly [verdict in Verdict]?: number } = { pass: 0, observed: 0, warn: 1, fail: 2 };

/** One requirement in both reports; absent where a report does not know it. */
export interface Pair {
  readonly before: ReportedRequirement | undefined;
  readonly after: ReportedRequirement | undefined;
}

/** What became of it from the one report to the other; undefined when nothing did that a server is to answer for. */
export function changeKind({ before, after }: Pair, older: Report, newer: Report): ChangeKind | undefined {
  const [was, is] = [rankOf(before), rankOf(after)];
  if (before === undefined || was === undefined)
    return after !== undefined && is !== undefined && is > 0 ? "found" : undefined;
  if (after === undefined || is === undefined) return isAsked(after, newer) ? "unknown" : "outside";
  if (was === is || isOnlyJudgedOtherwise({ before, after })) return undefined;
  if (is > was) return wasTried(failing(after), older) ? "regressed" : "found";
  return before.flaky === undefined && isTriedAgain(failing(before), newer) ? "fixed" : "unseen";
}

/** The findings that make the verdict what it is. */
export function failing({ verdict, findings }: ReportedRequirement): readonly Finding[] {
  return findings.filter((finding) => finding.verdict === verdict);
}

/** Whether the scenarios of two reports that have the same name are the same. */
export function shareScenarios(one: Report, other: Report): boolean {
  return one.modelHash === other.modelHash && one.seed === other.seed && one.profile === other.profile;
}

function rankOf(row: ReportedRequirement | undefined): number | undefined {
  return row === undefined ? undefined : RANK[row.verdict];
}

/** The same breach, which another profile takes more or less seriously. */
function isOnlyJudgedOtherwise({
  before,
  after,
}: Readonly<Record<keyof Pair, ReportedRequirement>>): boolean {
  return before.severity !== after.severity && before.verdict !== "pass" && after.verdict !== "pass";
}

/** Whether the newer plan was to decide it. */
function isAsked(row: ReportedRequirement | undefined, { coverage, leftOut }: Report): boolean {
  if (row === undefined || row.severity === "off") return false;
  return !leftOut?.requirements.includes(row.id) && !coverage.unreached.some(({ id }) => id === row.id);
}

/** Whether what shows the breach now was performed before as well, as far as that can be known. */
function wasTried(findings: readonly Finding[], older: Report): boolean {
  return findings.length === 0 || findings.some((finding) => isPerformed(finding, older));
}

function isTriedAgain(findings: readonly Finding[], newer: Report): boolean {
  return findings.every((finding) => isPerformed(finding, newer));
}

function isPerformed({ scenario }: Finding, { scenarios }: Report): boolean {
  const found = scenarios.find(({ id }) => id === plannedId(scenario));
  return found !== undefined && found.verdict !== "error" && found.verdict !== "inconclusive";
}
