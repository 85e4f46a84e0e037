import type { EndRecord, Exchange, HistoryHeader, ScenarioRecord, StepRecord } from "../history/history.ts";
import { createDecider } from "../judge/create-decider.ts";
import { deriveFacts } from "../judge/facts.ts";
import type { Decision, Fact } from "../judge/verdict.ts";
import type { RunError } from "../runner/run-error.ts";
import type { RunOptions } from "../runner/run-options.ts";
import { runScenarios } from "../runner/run-scenarios.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Venue } from "./venue.ts";

/** Where scenarios are performed by themselves, and how. */
export interface Stage {
  readonly venue: Venue;
  readonly run: Omit<RunOptions, "target" | "learned" | "runId" | "concurrency" | "retries">;
  /** Keeps the accounts of two performances on one server apart. */
  readonly runId: () => string;
  /** What the preflight taught of the server; absent: it is performed first. */
  readonly facts?: readonly Fact[];
}

/** What became of a scenario that was performed by itself. */
export interface PerformedScenario {
  readonly scenario: Scenario;
  readonly header: HistoryHeader;
  readonly record: ScenarioRecord;
  readonly steps: readonly StepRecord[];
  readonly exchanges: readonly Exchange[];
  readonly end: EndRecord | undefined;
  readonly decisions: readonly Decision[];
}

export interface PerformedAll {
  /** In the order in which they were asked for, without those that were not begun. */
  readonly performed: readonly PerformedScenario[];
  readonly facts: readonly Fact[];
  readonly errors: readonly RunError[];
}

/** Performs scenarios with different ids side by side, and decides on each alone. */
export function performOn(stage: Stage, scenarios: readonly Scenario[]): Promise<PerformedAll> {
  const { run, venue } = stage;
  return venue.withTarget(async (target) => {
    const { history, errors } = await runScenarios({
      ...run,
      target,
      plan: { ...run.plan, scenarios },
      ...(stage.facts === undefined ? {} : { learned: stage.facts }),
      runId: stage.runId(),
      concurrency: venue.atOnce,
    });
    const { header } = history;
    const facts = stage.facts ?? deriveFacts(history, run.profile);
    const decide = createDecider(header, facts);
    const performed = scenarios.flatMap((scenario) => {
      const { id } = scenario;
      const record = history.scenarios.find((one) => one.id === id);
      if (record === undefined) return [];
      const exchanges = history.exchanges.of(id);
      const end = history.ends.find((one) => one.scenario === id);
      const steps = history.steps.filter((one) => one.scenario === id);
      const decisions = decide({ scenario: record, exchanges, end });
      return [{ scenario, header, record, steps, exchanges, end, decisions }];
    });
    return { performed, facts, errors };
  });
}
