import { grouped } from "../../history/grouped.ts";
import type { History } from "../../history/history.ts";
import type { Case } from "../case.ts";
import { createCases } from "../create-cases.ts";
import type { Reading } from "../evidence.ts";
import { gatherEvidence } from "../gather-evidence.ts";
import { runTimes } from "../run-times.ts";
import { accountForSharing } from "../sharing.ts";
import type { Judgement } from "../verdict.ts";
import type { Exhibits } from "./exhibits.ts";
import { latencyHistogram } from "./latency-histogram.ts";
import type { Timeline } from "./timeline.ts";
import { timelineOf } from "./timeline-of.ts";
import { walkedCharts } from "./walked-charts.ts";
import { worstFirst } from "./worst-first.ts";

/** How much of a run there is room for. */
export interface ExhibitLimits {
  /** Entries of all timelines together, if that is enough for the whole run. */
  readonly entries: number;
  /** Entries of all timelines together where it is not. */
  readonly sampled: number;
  readonly entriesOfOne: number;
  /** Exchanges of a scenario for which it is worked out again what was allowed; that takes more than linear time. */
  readonly workedOut: number;
}

/** Guesses: a standard run has fewer. How many have room on a page, the page knows. */
const LIMITS: ExhibitLimits = { entries: 40_000, sampled: 20_000, entriesOfOne: 2_000, workedOut: 3_000 };

/** What there is to look at of a judged run. Pure, like the judgement; bounded, however long the run was. */
export function collectExhibits(
  history: History,
  judgement: Judgement,
  limits: ExhibitLimits = LIMITS,
): Exhibits {
  const caseOf = createCases(history.header, judgement.facts);
  const scenarios = new Map(history.scenarios.map((scenario) => [scenario.id, scenario]));
  const steps = grouped(history.steps, ({ scenario }) => scenario);
  const findings = grouped(
    judgement.requirements.flatMap((requirement) => requirement.findings),
    ({ scenario }) => scenario,
  );
  const timelines: Timeline[] = [];
  const isWhole = history.exchanges.count + history.steps.length <= limits.entries;
  let room = isWhole ? limits.entries : limits.sampled;
  for (const verdict of worstFirst(judgement.scenarios)) {
    const scenario = scenarios.get(verdict.id);
    if (scenario === undefined || room <= 0) continue;
    // Also one that could not be set up: what was tried is what there is to see.
    const judged = caseOf({ scenario, exchanges: history.exchanges.of(verdict.id), end: undefined });
    if (judged === undefined) continue;
    const timeline = timelineOf(
      {
        judged,
        verdict,
        steps: steps.get(verdict.id) ?? [],
        findings: findings.get(verdict.id) ?? [],
        readings: judged.exchanges.length > limits.workedOut ? [] : readingsIn(judged),
      },
      Math.min(room, limits.entriesOfOne),
    );
    // A copy: text that was cut keeps all of what it was cut from in memory.
    timelines.push(structuredClone(timeline));
    room -= timeline.entries.length;
  }
  return {
    timelines,
    latency: latencyHistogram(runTimes(history).deliveries),
    charts: walkedCharts(history, judgement),
  };
}

function readingsIn(judged: Case): readonly Reading[] {
  return gatherEvidence(judged, accountForSharing(judged)).evidence.readings;
}
