import { createHash } from "node:crypto";
import type { HistoryHeader } from "../history/history.ts";
import type { Profile, Severity } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { REQUIREMENT_IDS } from "../spec/requirements.ts";
import { grouped } from "./grouped.ts";
import {
  type Decision,
  type Finding,
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
}

/** All decisions of a run, merged into one verdict for each requirement of the catalogue. */
export function mergeDecisions(
  profile: Profile,
  plan: HistoryHeader["plan"],
  { decisions, inapplicable }: Decided,
): readonly RequirementVerdict[] {
  const byRequirement = grouped(decisions, ({ requirement }) => requirement);
  const planned = new Set(plan.requirements);
  const reasons = new Map(plan.unreached.map(({ id, reason }) => [id, reason]));
  return REQUIREMENT_IDS.map((id): RequirementVerdict => {
    if (profile.severity(id) === "off") return without(id, "skipped", "not part of this profile");
    const mine = byRequirement.get(id) ?? [];
    const decided = mine.filter((decision) => verdictOf(profile, decision) !== undefined);
    if (decided.length > 0) return decidedVerdict(profile, id, mine);
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
  decisions: readonly Decision[],
): RequirementVerdict {
  const decided = decisions.filter((decision) => verdictOf(profile, decision) !== undefined);
  const verdict = decided.reduce<Verdict>(
    (worst, decision) => worseVerdict(worst, verdictOf(profile, decision) ?? worst),
    "skipped",
  );
  return {
    id,
    verdict,
    checks: decided.reduce((sum, { count }) => sum + count, 0),
    undecided: countUndecided(decisions),
    scenarios: [...new Set(decided.map(({ scenario }) => scenario))],
    findings: findingsOf(profile, decided),
  };
}

function countUndecided(decisions: readonly Decision[]): RequirementVerdict["undecided"] {
  const counts: { [reason in Undecided]?: number } = {};
  for (const { outcome, count } of decisions) {
    if (outcome === "held" || outcome === "broken" || outcome === "noted") continue;
    counts[outcome] = (counts[outcome] ?? 0) + count;
  }
  return counts;
}

/** One finding for each scenario and thing that is wrong: the first that shows it. */
function findingsOf(profile: Profile, decisions: readonly Decision[]): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const decision of decisions) {
    const { requirement, scenario, evidence } = decision;
    const verdict = verdictOf(profile, decision);
    if (evidence === undefined || (verdict !== "fail" && verdict !== "warn" && verdict !== "observed"))
      continue;
    const id = createHash("sha256")
      .update(`${requirement}|${scenario}|${evidence.title}`)
      .digest("hex")
      .slice(0, 12);
    const known = findings.get(id);
    if (known === undefined || worseVerdict(known.verdict, verdict) !== known.verdict) {
      findings.set(id, { id, requirement, scenario, verdict, ...evidence });
    }
  }
  return [...findings.values()];
}
