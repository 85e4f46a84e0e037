import type { Scenario } from "../scenarios/scenario.ts";
import type { Ms } from "../time/clock.ts";

/** A scenario that waits so long asks for next to nothing meanwhile. */
const MOSTLY_WAITING_MS: Ms = 20_000;

export interface LaneOptions {
  readonly concurrency: number;
  /** How long a scenario waits. */
  readonly waits: (scenario: Scenario) => Ms;
  /** Keeps the plan's order, whose every beginning is the best of its length: for a run that may end early or waits for nothing. */
  readonly inOrder: boolean;
}

/**
 * Who performs what: `concurrency` workers share the scenarios; twice as many share those that mostly wait, so that
 * nobody waits for them. Of these the longest begin first: a run cannot be shorter than they are. One at a time means one.
 */
export function lanes(
  scenarios: readonly Scenario[],
  { concurrency, waits, inOrder }: LaneOptions,
): readonly Iterable<Scenario>[] {
  if (concurrency === 1) return [scenarios];
  const waiting = scenarios.filter((scenario) => waits(scenario) >= MOSTLY_WAITING_MS);
  const busy = scenarios.filter((scenario) => waits(scenario) < MOSTLY_WAITING_MS).values();
  const longestFirst = inOrder ? waiting : waiting.toSorted((one, other) => waits(other) - waits(one));
  const shared = longestFirst.values();
  return [
    ...Array.from({ length: 2 * concurrency }, () => shared),
    ...Array.from({ length: concurrency }, () => busy),
  ];
}
