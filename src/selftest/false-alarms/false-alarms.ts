import type { Depth } from "../../scenarios/scenario.ts";
import { PROFILE_IDS } from "../../spec/profiles.ts";
import type { ProfileId } from "../../spec/requirement.ts";
import { type FalseAlarmRun, falseAlarmRun } from "./false-alarm-run.ts";

/** What many runs on right servers brought; plain JSON. */
export interface FalseAlarmReport {
  readonly runs: readonly FalseAlarmRun[];
  readonly fails: number;
  readonly warns: number;
  readonly errors: number;
  /** Runs without any alarm. */
  readonly quiet: number;
  /** Runs that ended before their plan did, as the contract has them do when too much is broken. */
  readonly endedEarly: number;
  /** Of the applicable requirements of all runs, how many of a hundred stayed undecided. */
  readonly inconclusivePercent: number;
  /** How many requests each disturbance did not leave alone, in all runs. */
  readonly disturbed: Readonly<Record<string, number>>;
}

const OTHERS = PROFILE_IDS.filter((id) => id !== "seed" && id !== "v1");
const EVERY = 5;

/**
 * Which profile and depth the run with this number (from 0) has: two in five are `seed`, two `v1`, and the rest goes
 * round the others; one in five is `standard`.
 */
export function kindOfRun(number: number): { readonly profile: ProfileId; readonly depth: Depth } {
  const round = Math.floor(number / EVERY);
  const kinds = ["seed", "v1", OTHERS[round % OTHERS.length] ?? "v1", "seed", "v1"] as const;
  // The deeper run moves on by one place each round, so that every profile has its turn.
  const isDeeper = number % EVERY === round % EVERY;
  return { profile: kinds[number % EVERY] ?? "v1", depth: isDeeper ? "standard" : "smoke" };
}

/** One of many runs: in a profile, to a depth and in a situation that come from its number (from 0). */
export function nthFalseAlarmRun(
  number: number,
  { firstSeed, depth }: { readonly firstSeed: number; readonly depth?: Depth },
): Promise<FalseAlarmRun> {
  const kind = kindOfRun(number);
  return falseAlarmRun({ ...kind, depth: depth ?? kind.depth, seed: firstSeed + number });
}

export function summarise(runs: readonly FalseAlarmRun[]): FalseAlarmReport {
  const alarms = runs.flatMap((run) => run.alarms);
  const count = (verdict: (typeof alarms)[number]["verdict"]) =>
    alarms.filter((alarm) => alarm.verdict === verdict).length;
  const sum = (of: (run: FalseAlarmRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  const applicable = sum((run) => run.applicable);
  return {
    runs,
    fails: count("fail"),
    warns: count("warn"),
    errors: count("error"),
    quiet: runs.filter((run) => run.alarms.length === 0).length,
    endedEarly: runs.filter(({ endedEarly }) => endedEarly !== null).length,
    inconclusivePercent: applicable === 0 ? 0 : (100 * sum((run) => run.inconclusive)) / applicable,
    disturbed: added(runs.map(({ disturbed }) => disturbed)),
  };
}

function added(tallies: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const [name, count] of tallies.flatMap((tally) => Object.entries(tally)))
    total[name] = (total[name] ?? 0) + count;
  return total;
}
