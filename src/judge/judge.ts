import type { EndRecord, History, HistoryHeader, ScenarioRecord } from "../history/history.ts";
import type { Profile } from "../spec/profile.ts";
import { profile as profileById } from "../spec/profiles.ts";
import { REQUIREMENT_IDS } from "../spec/requirements.ts";
import { totalsWithout } from "../scenarios/leave-out.ts";
import { createDecider } from "./create-decider.ts";
import { measureCoverage } from "./measure-coverage.ts";
import { deriveFacts } from "./facts.ts";
import { grouped } from "../history/grouped.ts";
import { mergeDecisions, verdictOf } from "./merge.ts";
import { notApplicable } from "./not-applicable.ts";
import {
  type Decision,
  type Fact,
  type Judgement,
  type ScenarioVerdict,
  type Verdict,
  worseVerdict,
} from "./verdict.ts";
import { withheldFromEverybody } from "./withheld.ts";

/** History + model + profile → verdicts. Pure: the same history gives the same judgement. */
export function judge(history: History): Judgement {
  const { header } = history;
  const plan = performedPlan(history);
  const profile = profileById(header.profile);
  const facts = deriveFacts(history, profile);
  const presenceActive = facts.find(({ name }) => name === "presenceActive")?.value !== false;
  const decisions = presenceActive ? decideAll(history, facts) : [];
  const requirements = presenceActive
    ? mergeDecisions(profile, plan, {
        decisions,
        inapplicable: notApplicable(profile, { facts, decisions }),
        cut: cutScenarios(history),
      })
    : REQUIREMENT_IDS.map((id) =>
        skipped(
          id,
          profile.severity(id) === "off"
            ? "not part of this profile"
            : "presence is switched off on this server",
        ),
      );
  const byScenario = grouped(decisions, ({ scenario }) => scenario);
  const ends = new Map(history.ends.map((end) => [end.scenario, end]));
  const steps = grouped(history.steps, ({ scenario }) => scenario);
  return {
    requirements,
    scenarios: history.scenarios.map((scenario) =>
      scenarioVerdict(profile, scenario, {
        decisions: byScenario.get(scenario.id) ?? [],
        end: ends.get(scenario.id),
        steps: steps.get(scenario.id)?.length ?? 0,
      }),
    ),
    facts,
    presenceActive,
    coverage: measureCoverage(plan, history.steps, requirements),
  };
}

/** What the run meant to reach, without what it left out on purpose. */
function performedPlan({ header, footer }: History): HistoryHeader["plan"] {
  const { leftOut } = footer ?? {};
  if (leftOut === undefined) return header.plan;
  return totalsWithout(header.plan, { ...leftOut, scenarios: leftOut.scenarios.length });
}

function cutScenarios({ scenarios, ends }: History): ReadonlySet<string> {
  const performed = new Set(
    ends.filter(({ outcome }) => outcome === "performed").map(({ scenario }) => scenario),
  );
  return new Set(scenarios.map(({ id }) => id).filter((id) => !performed.has(id)));
}

function skipped(id: (typeof REQUIREMENT_IDS)[number], reason: string): Judgement["requirements"][number] {
  return { id, verdict: "skipped", reason, checks: 0, undecided: {}, scenarios: [], findings: [] };
}

function decideAll(history: History, facts: readonly Fact[]): readonly Decision[] {
  const decide = createDecider(history.header, facts);
  const ends = new Map(history.ends.map((end) => [end.scenario, end]));
  const decisions = history.scenarios.flatMap((scenario) =>
    decide({ scenario, exchanges: history.exchanges.of(scenario.id), end: ends.get(scenario.id) }),
  );
  return [...decisions, ...withheldFromEverybody(decisions)];
}

interface Performed {
  readonly decisions: readonly Decision[];
  readonly end: EndRecord | undefined;
  readonly steps: number;
}

function scenarioVerdict(
  profile: Profile,
  { id, family, title }: ScenarioRecord,
  { decisions, end, steps }: Performed,
): ScenarioVerdict {
  const worst = decisions.reduce<Verdict>(
    (verdict, decision) => worseVerdict(verdict, verdictOf(profile, decision) ?? verdict),
    "skipped",
  );
  const base = { id, family, title, steps };
  if (end === undefined)
    return {
      ...base,
      verdict: worseVerdict(worst, "inconclusive"),
      reason: "it was not performed to its end",
    };
  if (end.outcome !== "performed") {
    const verdict = end.outcome === "error" ? "error" : worseVerdict(worst, "inconclusive");
    return { ...base, verdict, reason: end.reason ?? "it was not performed to its end" };
  }
  return worst === "skipped"
    ? { ...base, verdict: "inconclusive", reason: "it decided nothing" }
    : { ...base, verdict: worst };
}
