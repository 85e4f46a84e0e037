import type { Scenario } from "../scenarios/scenario.ts";
import type { Clock, Ms } from "../time/clock.ts";

/** The time that a run may take: whether there is enough of it left to begin another scenario. */
export interface Budget {
  hasTimeFor(scenario: Pick<Scenario, "waitMs">): boolean;
  /** Learns how long scenarios take beside their waiting. @returns what to call at the scenario's end */
  begin(scenario: Pick<Scenario, "waitMs">): () => void;
  /** For people, for example `90s`. */
  readonly text: string;
}

export interface BudgetOptions {
  readonly budgetMs: Ms;
  readonly text: string;
  /** The user's. */
  readonly clock: Clock;
  /** Virtual time: waiting costs the user nothing. */
  readonly timeIsFree: boolean;
}

/** A scenario is begun only if it would end in time, should it take as long as those before it did on the average. */
export function createBudget({ budgetMs, text, clock, timeIsFree }: BudgetOptions): Budget {
  const began = clock.now();
  const waits = ({ waitMs }: Pick<Scenario, "waitMs">) => (timeIsFree ? 0 : waitMs);
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
