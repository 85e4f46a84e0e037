import type { Scenario } from "../scenarios/scenario.ts";
import type { Clock, Ms } from "../time/clock.ts";

/** The time that a run may take: whether there is enough of it left to begin another scenario. */
export interface Budget {
  hasTimeFor(scenario: Scenario): boolean;
  /** Learns how long scenarios take beside their waiting. @returns what to call at the scenario's end */
  begin(scenario: Scenario): () => void;
  /** For people, for example `90s`. */
  readonly text: string;
}

export interface BudgetOptions {
  readonly budgetMs: Ms;
  readonly text: string;
  /** The user's. */
  readonly clock: Clock;
  /** How long a scenario waits, in the user's time. */
  readonly waits: (scenario: Scenario) => Ms;
}

/** A scenario is begun only if it would end in time, should it take as long as those before it did on the average. */
export function createBudget({ budgetMs, text, clock, waits }: BudgetOptions): Budget {
  const began = clock.now();
  let [count, totalMs] = [0, 0];
  return {
    text,
    hasTimeFor: (scenario) =>
      clock.now() - began + waits(scenario) + (count === 0 ? 0 : totalMs / count) < budgetMs,
    begin: (scenario) => {
      const beganScenario = clock.now();
      return () => {
        count += 1;
        totalMs += Math.max(0, clock.now() - beganScenario - waits(scenario));
      };
    },
  };
}
