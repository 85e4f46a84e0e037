import type { EndRecord, Exchange, History, ScenarioRecord } from "../history/history.ts";
import { openPolicies } from "../model/policy.ts";
import type { Profile } from "../spec/profile.ts";
import { profile as profileById } from "../spec/profiles.ts";
import { REQUIREMENT_IDS } from "../spec/requirements.ts";
import type { Case } from "./case.ts";
import { measureCoverage } from "./measure-coverage.ts";
import { deriveTolerances } from "./derive-tolerances.ts";
import { deriveFacts, PREFLIGHT_FAMILY } from "./facts.ts";
import { grouped } from "./grouped.ts";
import { judgeScenario } from "./judge-scenario.ts";
import { createLedger } from "./ledger.ts";
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

/** History + model + profile → verdicts. Pure: the same history gives the same judgement. */
export function judge(history: History): Judgement {
  const { header } = history;
  const profile = profileById(header.profile);
  const facts = deriveFacts(history, profile);
  const presenceActive = facts.find(({ name }) => name === "presenceActive")?.value !== false;
  const decisions = presenceActive ? decideAll(history, profile, facts) : [];
  const requirements = presenceActive
    ? mergeDecisions(profile, header.plan, { decisions, inapplicable: notApplicable(profile, facts) })
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
    coverage: measureCoverage(history, requirements),
  };
}

function skipped(id: (typeof REQUIREMENT_IDS)[number], reason: string): Judgement["requirements"][number] {
  return { id, verdict: "skipped", reason, checks: 0, undecided: {}, scenarios: [], findings: [] };
}

function decideAll(history: History, profile: Profile, facts: readonly Fact[]): readonly Decision[] {
  const { header } = history;
  const exact = header.target.kind === "embedded";
  const tolerances = deriveTolerances({ exact, timers: header.timers, facts });
  const omitted = facts.find(({ name }) => name === "omittedMessage")?.value;
  const policies = openPolicies(profile.rules).filter(
    ({ omittedMessage }) => typeof omitted !== "string" || omittedMessage === omitted,
  );
  const ends = new Map(history.ends.map((end) => [end.scenario, end]));
  return history.scenarios.flatMap((scenario) => {
    // A scenario that could not be set up has shown nothing.
    if (ends.get(scenario.id)?.outcome === "error") return [];
    const ledger = createLedger(scenario.id);
    const judged: Case = {
      scenario,
      exchanges: inOrder(history.exchanges.of(scenario.id).map(asJudged)),
      profile,
      tolerances,
      policies,
      facts: new Map(facts.map((fact) => [fact.name, fact])),
      users: new Set([
        ...Object.values(scenario.cast),
        ...(scenario.fence === undefined ? [] : [scenario.fence]),
      ]),
      ledger,
    };
    judgeScenario(judged);
    const last = judged.exchanges.at(-1);
    if (scenario.family === PREFLIGHT_FAMILY && last !== undefined) judgePreflight(judged, last);
    return ledger.decisions();
  });
}

/** What only the preflight as a whole shows: presence is on, and whether a user's own stream echoes them. */
function judgePreflight({ ledger, facts }: Case, last: Exchange): void {
  ledger.held("PRES-META-001", last);
  const echo = facts.get("selfEcho");
  if (echo === undefined) return;
  const title = "Whether a user's own stream echoes their own presence is open.";
  ledger.noted("PRES-PROP-009", last, { title, allowed: "either", observed: echo.text });
}

/** An answer of which only a part was kept shows nothing, though an act was an act all the same. */
function asJudged(exchange: Exchange): Exchange {
  if (exchange.isCut !== true) return exchange;
  const { body: _, ...act } = exchange;
  return LOOKS.has(exchange.operation.kind) ? { ...act, outcome: "lost" } : act;
}

const LOOKS: ReadonlySet<string> = new Set(["stream", "getPresence", "getList", "getProfile", "readRoom"]);

function inOrder(exchanges: readonly Exchange[]): readonly Exchange[] {
  return [...exchanges].sort((one, other) => one.sent - other.sent || one.index - other.index);
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
