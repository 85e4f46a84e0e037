import type { Depth } from "../../scenarios/scenario.ts";
import { PROFILE_IDS } from "../../spec/profiles.ts";
import type { ProfileId } from "../../spec/requirement.ts";
import { type FalseAlarmRun, falseAlarmRun } from "./false-alarm-run.ts";

export interface FalseAlarmsOptions {
  readonly runs: number;
  /** Of all runs; else one in five is `standard` and the others are `smoke`. */
  readonly depth?: Depth;
  /** Of all runs; else two in five are `seed`, two `v1`, and the rest goes round the others. */
  readonly profile?: ProfileId;
  /** The runs have this seed and those after it; 1 when left out. */
  readonly firstSeed?: number;
  /** Told of each run as it ends. */
  readonly onRun?: (run: FalseAlarmRun) => void;
  /** Ends it after the run that is under way. */
  readonly signal?: AbortSignal;
}

/** What many runs on right servers brought; plain JSON. */
export interface FalseAlarmReport {
  readonly runs: readonly FalseAlarmRun[];
  /** False when it was ended before all runs were made. */
  readonly complete: boolean;
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

/** Which profile and depth the run with this number (from 0) has. */
export function kindOfRun(
  number: number,
  { depth, profile }: Pick<FalseAlarmsOptions, "depth" | "profile"> = {},
): { readonly profile: ProfileId; readonly depth: Depth } {
  const round = Math.floor(number / EVERY);
  const kinds = ["seed", "v1", OTHERS[round % OTHERS.length] ?? "v1", "seed", "v1"] as const;
  // The deeper run moves on by one place each round, so that every profile has its turn.
  const isDeeper = number % EVERY === round % EVERY;
  return {
    profile: profile ?? kinds[number % EVERY] ?? "v1",
    depth: depth ?? (isDeeper ? "standard" : "smoke"),
  };
}

/** One of many runs: in a profile, to a depth and in a situation that come from its number (from 0). */
export function nthFalseAlarmRun(
  number: number,
  options: Omit<FalseAlarmsOptions, "runs" | "onRun" | "signal"> = {},
): Promise<FalseAlarmRun> {
  return falseAlarmRun({ ...kindOfRun(number, options), seed: (options.firstSeed ?? 1) + number });
}

/** Makes many runs on right servers in bad places, one after the other, each in a situation of its own seed. */
export async function falseAlarms(options: FalseAlarmsOptions): Promise<FalseAlarmReport> {
  const { runs, onRun, signal } = options;
  const made: FalseAlarmRun[] = [];
  const isOver = () => signal?.aborted === true;
  for (let number = 0; number < runs && !isOver(); number++) {
    const run = await nthFalseAlarmRun(number, options);
    made.push(run);
    onRun?.(run);
  }
  return summarise(made, runs);
}

/** What runs brought, of which so many were wanted. */
export function summarise(runs: readonly FalseAlarmRun[], wanted: number): FalseAlarmReport {
  const alarms = runs.flatMap((run) => run.alarms);
  const count = (verdict: (typeof alarms)[number]["verdict"]) =>
    alarms.filter((alarm) => alarm.verdict === verdict).length;
  const sum = (of: (run: FalseAlarmRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  const applicable = sum((run) => run.applicable);
  return {
    runs,
    complete: runs.length === wanted,
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
