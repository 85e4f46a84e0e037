import { grouped } from "../../history/grouped.ts";
import type { Exchange, History, StepRecord } from "../../history/history.ts";
import { machineCharts } from "../../model/machines.ts";
import type { ChartTransition, Statechart } from "../../model/statechart.ts";
import { transitionsByEdge } from "../../scenarios/charts/transitions-by-edge.ts";
import { profile } from "../../spec/profiles.ts";
import type { Finding, Judgement } from "../verdict.ts";
import type { WalkedChart, WalkedTransition } from "./walked-chart.ts";

/**
 * The machines with what the run did on them. A finding belongs to the transition of the act that it names first; of several
 * alike in a scenario that is the first. Steps are counted as the plan took them: on a server without habits of its own.
 *
 * @param lookedInto scenarios at most whose findings mark transitions
 */
export function walkedCharts(
  history: History,
  judgement: Judgement,
  lookedInto: number = LOOKED_INTO,
): readonly WalkedChart[] {
  const byEdge = transitionsByEdge(profile(history.header.profile));
  const takenBy = ({ edges }: StepRecord) => new Set(edges.flatMap((edge) => byEdge.get(edge) ?? []));
  const steps = grouped(history.steps, ({ scenario }) => scenario);
  const known = new Set(
    judgement.scenarios.filter(({ verdict }) => !UNDECIDED.has(verdict)).map(({ id }) => id),
  );
  const walked = new Map<ChartTransition["id"], Walk>();
  for (const step of history.steps) {
    for (const id of takenBy(step)) {
      const walk = walked.get(id) ?? { hits: 0, isKnown: false, findings: [] };
      walked.set(id, { ...walk, hits: walk.hits + 1, isKnown: walk.isKnown || known.has(step.scenario) });
    }
  }
  const findings = judgement.requirements.flatMap((requirement) => requirement.findings);
  const wrong = findings.filter(({ verdict }) => verdict === "fail" || verdict === "warn");
  const wrongScenarios = [...grouped(wrong, (finding) => finding.scenario)];
  for (const [scenario, found] of wrongScenarios.slice(0, lookedInto)) {
    const exchanges = new Map(history.exchanges.of(scenario).map((exchange) => [exchange.index, exchange]));
    for (const finding of found) {
      const step = stepOf(exchanges.get(finding.exchanges[0] ?? -1), steps.get(scenario) ?? []);
      if (step !== undefined) for (const id of takenBy(step)) walked.get(id)?.findings.push(finding);
    }
  }
  const reachable = new Set([...byEdge.values()].flat());
  return machineCharts().flatMap((chart) => {
    const part = partOf(chart, reachable);
    if (part.transitions.length === 0) return [];
    const mine = part.transitions.flatMap(({ id }) => {
      const walk = walked.get(id);
      return walk === undefined ? [] : [[id, walkedTransition(walk)] as const];
    });
    const notLookedInto = Math.max(0, wrongScenarios.length - lookedInto);
    return [{ chart: part, walked: Object.fromEntries(mine), notLookedInto }];
  });
}

/** A guess: each has to be unpacked as a whole for the moment of an act, and after so many there is nothing new to see. */
const LOOKED_INTO = 500;

/** Nothing can be said of what was done in such a scenario. */
const UNDECIDED: ReadonlySet<string> = new Set(["inconclusive", "error", "skipped"]);

interface Walk {
  readonly hits: number;
  readonly isKnown: boolean;
  readonly findings: Finding[];
}

function walkedTransition({ hits, isKnown, findings }: Walk): WalkedTransition {
  const best = isKnown ? "pass" : "inconclusive";
  const worst = findings.some(({ verdict }) => verdict === "fail") ? "fail" : "warn";
  return { hits, verdict: findings.length === 0 ? best : worst, findings };
}

/** The step during which an act was done, or news came. */
function stepOf(act: Exchange | undefined, steps: readonly StepRecord[]): StepRecord | undefined {
  return act === undefined ? undefined : steps.findLast(({ at }) => at <= momentOf(act));
}

/** News is where it came: its request may have waited for long. */
function momentOf({ operation, sent, received }: Exchange): number {
  return operation.kind === "stream" ? received : sent;
}

/** The chart without what cannot be reached. */
function partOf(chart: Statechart, reachable: ReadonlySet<string>): Statechart {
  const transitions = chart.transitions.filter(({ id }) => reachable.has(id));
  const met = new Set(transitions.flatMap(({ from, to = from }) => [from, to]));
  const isMet = (key: string): boolean =>
    met.has(key) || chart.states.some((state) => state.parent === key && isMet(state.key));
  return { ...chart, transitions, states: chart.states.filter(({ key }) => isMet(key)) };
}
