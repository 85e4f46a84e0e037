import { grouped } from "../history/grouped.ts";
import type { Depth } from "../scenarios/scenario.ts";
import { isKilled, isNamed, type Trial } from "./trial.ts";

/** How many of some mutants were noticed, and of how many it was said which requirement they break. */
export interface Tally {
  readonly of: number;
  readonly killed: number;
  readonly named: number;
}

/** Of mutants that somebody can notice: the equivalent ones are no part of any rate. */
export function tally(trials: readonly Trial[]): Tally {
  const counted = trials.filter(({ equivalent }) => equivalent === undefined);
  return {
    of: counted.length,
    killed: counted.filter(isKilled).length,
    named: counted.filter(isNamed).length,
  };
}

export interface TallyRow extends Tally {
  readonly name: string;
}

/** One row for each value of a key, in alphabetical order. */
export function tallyBy(trials: readonly Trial[], keyOf: (trial: Trial) => string): readonly TallyRow[] {
  return [...grouped(trials, keyOf)]
    .map(([name, mine]) => ({ name, ...tally(mine) }))
    .filter(({ of }) => of > 0)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What the trials would have come to in a run of this depth: later findings do not count. */
export function upTo(depths: readonly Depth[], trials: readonly Trial[]): readonly Trial[] {
  return trials.map((trial) => ({
    ...trial,
    kills: trial.kills.filter(({ depth }) => depths.includes(depth)),
  }));
}
