import type { PlainResult } from "../yardstick/run-yardstick.ts";
import type { Trial } from "./trial.ts";

/** What the checks of other suites notice of one mutant: how many of each fail. */
export interface YardstickKills {
  readonly mutant: string;
  readonly Complement: number;
  readonly SyTest: number;
}

/** The same mutants, tried with the presence checks of other suites. */
export interface YardstickRates {
  /** How many checks each suite has. */
  readonly checks: { readonly Complement: number; readonly SyTest: number };
  /** Names of those that fail on the server without a fault: there must be none. */
  readonly failing: readonly string[];
  readonly kills: readonly YardstickKills[];
}

/** How many of some mutants each suite notices, and both together. */
export interface YardstickTally {
  readonly Complement: number;
  readonly SyTest: number;
  readonly both: number;
}

/** @param results of one server */
export function failuresIn(results: readonly PlainResult[]): Omit<YardstickKills, "mutant"> {
  const failures = (suite: PlainResult["suite"]) =>
    results.filter((result) => result.suite === suite && !result.passed).length;
  return { Complement: failures("Complement"), SyTest: failures("SyTest") };
}

/** Of the mutants of these trials; equivalent ones do not count. */
export function yardstickTally({ kills }: YardstickRates, trials: readonly Trial[]): YardstickTally {
  const counted = new Set(
    trials.filter(({ equivalent }) => equivalent === undefined).map(({ mutant }) => mutant),
  );
  const mine = kills.filter(({ mutant }) => counted.has(mutant));
  const noticing = (isNoticed: (kill: YardstickKills) => boolean) => mine.filter(isNoticed).length;
  return {
    Complement: noticing(({ Complement }) => Complement > 0),
    SyTest: noticing(({ SyTest }) => SyTest > 0),
    both: noticing(({ Complement, SyTest }) => Complement + SyTest > 0),
  };
}
