import type { BestFirst } from "../scenarios/best-first.ts";

/** What a scenario is worth, measured. */
export interface Worth {
  readonly key: string;
  /** Requests, and what its waiting is worth in requests. */
  readonly cost: number;
  /** Mutants that it notices. */
  readonly kills: ReadonlySet<string>;
  /** Of these, those whose requirement it names. */
  readonly names: ReadonlySet<string>;
  /** Requirements that it decides on the server without a fault: faults that nobody thought of break these too. */
  readonly decides: ReadonlySet<string>;
}

/**
 * What `smoke` may cost: about a minute on a server on the same machine. Beyond it each further mutant costs several
 * times as many requests.
 */
const SMOKE_COST = 2_800;

/**
 * Greedy cover: next is always the scenario with the most new kills, names and decided requirements for its cost. When
 * nothing new is left, all begins again: what is noticed twice is noticed more surely. Scenarios that notice nothing
 * come last, as they are.
 */
export function rankScenarios(scenarios: readonly Worth[]): BestFirst {
  const left = new Set(scenarios);
  const order: Worth[] = [];
  let firstRound: number | undefined;
  let seen = new Set<string>();
  for (;;) {
    const best = bestOf(left, seen);
    if (best === undefined) {
      if (seen.size === 0) break;
      firstRound ??= order.length;
      seen = new Set();
      continue;
    }
    left.delete(best);
    order.push(best);
    for (const point of pointsOf(best)) seen.add(point);
  }
  const smoke = countWithin(SMOKE_COST, order.slice(0, firstRound));
  return { smoke, order: [...order, ...left].map(({ key }) => key) };
}

/** How many of these, from the first, cost at most so much together. */
function countWithin(most: number, order: readonly Worth[]): number {
  let sum = 0;
  const tooMany = order.findIndex(({ cost }) => (sum += cost) > most);
  return tooMany === -1 ? order.length : tooMany;
}

function bestOf(left: ReadonlySet<Worth>, seen: ReadonlySet<string>): Worth | undefined {
  let best: { readonly worth: Worth; readonly rate: number } | undefined;
  for (const worth of left) {
    const rate = gain(pointsOf(worth), seen) / worth.cost;
    if (rate > (best?.rate ?? 0)) best = { worth, rate };
  }
  return best?.worth;
}

function pointsOf({ kills, names, decides }: Worth): readonly string[] {
  return Object.entries({ kills, names, decides }).flatMap(([what, those]) =>
    [...those].map((one) => `${what} ${one}`),
  );
}

function gain(points: readonly string[], seen: ReadonlySet<string>): number {
  return new Set(points.filter((point) => !seen.has(point))).size;
}
