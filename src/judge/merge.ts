import { createHash } from "node:crypto";
import type { HistoryHeader } from "../history/history.ts";
import type { Profile, Severity } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { REQUIREMENT_IDS } from "../spec/requirements.ts";
import { plannedId } from "../scenarios/repeat-id.ts";
import { grouped } from "../history/grouped.ts";
import { isFlaky, performancesOf } from "./performances.ts";
import {
  type Decision,
  type Finding,
  type Performances,
  type RequirementVerdict,
  type Undecided,
  type Verdict,
  worseVerdict,
} from "./verdict.ts";

/** What a decision means in this profile; `undefined`: it decided nothing. */
export function verdictOf(
  profile: Profile,
  { requirement, outcome, ceiling }: Decision,
): Verdict | undefined {
  if (outcome === "held") return "pass";
  if (outcome === "noted") return "observed";
  if (outcome !== "broken") return undefined;
  return milder(profile.severity(requirement), ceiling);
}

function milder(severity: Severity, ceiling: Decision["ceiling"]): Verdict {
  if (severity === "off" || severity === "observed" || ceiling === "observed") return "observed";
  return severity === "warn" || ceiling === "warn" ? "warn" : "fail";
}

/** What a run decided, and what does not apply to its target where nothing was decided. */
export interface Decided {
  readonly decisions: readonly Decision[];
  readonly inapplicable: ReadonlyMap<RequirementId, string>;
  /** Scenarios that did not come to their end. */
  readonly cut: ReadonlySet<string>;
}

/** All decisions of a run, merged into one verdict for each requirement of the catalogue. */
export function mergeDecisions(
  profile: Profile,
  plan: HistoryHeader["plan"],
  { decisions, inapplicable, cut }: Decided,
): readonly RequirementVerdict[] {
  const byRequirement = grouped(decisions, ({ requirement }) => requirement);
  const planned = new Set(plan.requirements);
  const reasons = new Map(plan.unreached.map(({ id, reason }) => [id, reason]));
  return REQUIREMENT_IDS.map((id): RequirementVerdict => {
    if (profile.severity(id) === "off") return without(id, "skipped", "not part of this profile");
    const mine = byRequirement.get(id) ?? [];
    const decided = mine.filter((decision) => verdictOf(profile, decision) !== undefined);
    if (decided.length > 0) return decidedVerdict(profile, id, { decisions: mine, cut });
    const undecided = countUndecided(mine);
    const excuse = planned.has(id)
      ? inapplicable.get(id)
      : (reasons.get(id) ?? "no scenario of this run reaches it");
    if (excuse !== undefined) return { ...without(id, "skipped", excuse), undecided };
    const why =
      Object.keys(undecided).length === 0
        ? "vacuous: no scenario came to a point where it could fail"
        : "undecided every time";
    return { ...without(id, "inconclusive", why), undecided };
  });
}

function without(id: RequirementId, verdict: Verdict, reason: string): RequirementVerdict {
  return { id, verdict, reason, checks: 0, undecided: {}, scenarios: [], findings: [] };
}

function decidedVerdict(
  profile: Profile,
  id: RequirementId,
  { decisions, cut }: Pick<Decided, "decisions" | "cut">,
): RequirementVerdict {
  const decided = decisions.flatMap((decision) => {
    const verdict = verdictOf(profile, decision);
    return verdict === undefined ? [] : [{ decision, verdict }];
  });
  const performances = performancesOf(decided, cut);
  const findings = findingsOf(decided).map((finding) => {
    const found = finding.verdict === "fail" ? performances.get(plannedId(finding.scenario)) : undefined;
    return found === undefined ? finding : { ...finding, performances: found };
  });
  const fails = findings.filter(({ verdict }) => verdict === "fail");
  const isFlakyEverywhere = fails.length > 0 && fails.every((finding) => isFlaky(finding.performances));
  return {
    id,
    verdict: decided.reduce<Verdict>((worst, { verdict }) => worseVerdict(worst, verdict), "skipped"),
    checks: decided.reduce((sum, { decision }) => sum + decision.count, 0),
    undecided: countUndecided(decisions),
    scenarios: [...new Set(decided.map(({ decision }) => decision.scenario))],
    findings,
    ...(isFlakyEverywhere ? { flaky: total(performances.values()) } : {}),
  };
}

function total(performances: Iterable<Performances>): Performances {
  let [failed, of] = [0, 0];
  for (const one of performances) {
    failed += one.failed;
    of += one.of;
  }
  return { failed, of };
}

function countUndecided(decisions: readonly Decision[]): RequirementVerdict["undecided"] {
  const counts: { [reason in Undecided]?: number } = {};
  for (const { outcome, count } of decisions) {
    if (outcome === "held" || outcome === "broken" || outcome === "noted") continue;
    counts[outcome] = (counts[outcome] ?? 0) + count;
  }
  return counts;
}

/**
 * One finding for each scenario and thing that is wrong: the first that shows it. It has the same id in whichever
 * performance of its scenario it was found.
 */
function findingsOf(
  decided: readonly { readonly decision: Decision; readonly verdict: Verdict }[],
): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const { decision, verdict } of decided) {
    const { requirement, scenario, evidence } = decision;
    if (evidence === undefined || (verdict !== "fail" && verdict !== "warn" && verdict !== "observed"))
      continue;
    const id = createHash("sha256")
      .update(`${requirement}|${plannedId(scenario)}|${evidence.title}`)
      .digest("hex")
      .slice(0, 12);
    const known = findings.get(id);
    if (known === undefined || worseVerdict(known.verdict, verdict) !== known.verdict) {
      findings.set(id, { id, requirement, scenario, verdict, ...evidence });
    }
  }
  return [...findings.values()];
}
