import { memoryHistory } from "../history/memory-history.ts";
import type { Depth } from "../scenarios/scenario.ts";
import { MINIATURES } from "../server/miniatures/miniatures.ts";
import { mutant } from "../server/mutants/mutants.ts";
import type { ProfileId, RequirementId } from "../spec/requirement.ts";
import { type PlainResult, runYardstick } from "../yardstick/run-yardstick.ts";
import { BEND_KINDS } from "./bent-histories/bends.ts";
import { type Noticed, noticed } from "./bent-histories/noticed.ts";
import type { Decided } from "./deciding-sink.ts";
import type { FalseAlarmRun } from "./false-alarms/false-alarm-run.ts";
import { nthFalseAlarmRun } from "./false-alarms/false-alarms.ts";
import { type MiniatureOutcome, runMiniature } from "./miniatures/run-miniature.ts";
import type { Trial } from "./trial.ts";
import { tryMutant } from "./try-mutant.ts";
import { watchedRun } from "./watched-run.ts";

/** What one scenario found broken, and what it cost. */
export interface ScenarioDone {
  readonly scenario: string;
  readonly requests: number;
  readonly broken: readonly RequirementId[];
  /** What it could tell something of: found to hold, or broken. */
  readonly decided: readonly RequirementId[];
}

export interface TrialTask {
  /** Name of the mutant. */
  readonly mutant: string;
  readonly depth: Depth;
  readonly seed: number;
  readonly enough: number;
  readonly isShuffled: boolean;
}

export interface TrialDone {
  readonly trial: Trial;
  /** In the order of their performance. */
  readonly scenarios: readonly ScenarioDone[];
}

export interface UndisturbedTask {
  readonly profile: ProfileId;
  readonly depth: Depth;
  readonly seed: number;
}

export interface UndisturbedDone {
  readonly profile: ProfileId;
  readonly scenarios: readonly ScenarioDone[];
  readonly broke?: string;
}

export interface YardstickTask {
  /** Name of the mutant; none: the server without a fault. */
  readonly mutant?: string;
}

export interface MiniatureTask {
  /** Name of the miniature. */
  readonly miniature: string;
  readonly profile: ProfileId;
}

export interface FalseAlarmTask {
  /** Of the run, from 0. */
  readonly number: number;
  /** Of the first run. */
  readonly seed: number;
}

export interface BendsTask {
  readonly profile: ProfileId;
  /** Of each kind. */
  readonly samples: number;
  readonly seed: number;
}

/** Tries the suite on one mutant. */
async function trial({ mutant: name, ...task }: TrialTask): Promise<TrialDone> {
  const scenarios: ScenarioDone[] = [];
  const done = await tryMutant({
    ...task,
    mutant: mutant(name),
    onDecided: (decided) => void scenarios.push(plain(decided)),
  });
  return { trial: done, scenarios };
}

/** Tries the suite on the server without a fault: whatever it finds is a fault of ours. */
async function undisturbed(task: UndisturbedTask): Promise<UndisturbedDone> {
  const scenarios: ScenarioDone[] = [];
  const broke = await watchedRun({
    ...task,
    signal: new AbortController().signal,
    onDecided: (decided) => void scenarios.push(plain(decided)),
  });
  return { profile: task.profile, scenarios, ...(broke === undefined ? {} : { broke }) };
}

function plain({ scenario, requests, broken, decided }: Decided): ScenarioDone {
  return { scenario: scenario.id, requests, broken: [...broken.keys()], decided: [...decided] };
}

/** Tries the checks of other suites on a mutant, or on the server without a fault. */
async function yardstick({ mutant: name }: YardstickTask): Promise<readonly PlainResult[]> {
  return runYardstick(name === undefined ? {} : { mutant: mutant(name) });
}

/** Tries the suite on a server that is always wrong. */
async function miniature({ miniature: name, profile }: MiniatureTask): Promise<MiniatureOutcome> {
  const wanted = MINIATURES.find((one) => one.name === name);
  if (wanted === undefined)
    throw new Error(`Cannot find miniature: wanted one that is listed, found ${name}.`);
  return runMiniature(wanted, { profile });
}

/** Records a run on the server without a fault, and tries the judge on changes of it. */
async function bends({ profile, samples, seed }: BendsTask): Promise<Noticed> {
  const memory = memoryHistory();
  await watchedRun({
    profile,
    depth: "smoke",
    seed,
    signal: new AbortController().signal,
    onDecided: () => undefined,
    sinks: [memory],
  });
  return noticed({ history: memory.history(), kinds: BEND_KINDS, samples, seed });
}

/** Tries the suite on a right server in a bad place. */
async function falseAlarm({ number, seed }: FalseAlarmTask): Promise<FalseAlarmRun> {
  return nthFalseAlarmRun(number, { firstSeed: seed });
}

/** What workers do. Tasks and results are plain data: they travel between threads. */
export const jobs = { trial, undisturbed, yardstick, miniature, bends, falseAlarm };

type Jobs = typeof jobs;
type Done = { readonly [Name in keyof Jobs]: Awaited<ReturnType<Jobs[Name]>> };

/** Where jobs are done. */
export interface Workers {
  run<Name extends keyof Jobs>(name: Name, task: Parameters<Jobs[Name]>[0]): Promise<Done[Name]>;
  /** Ends the threads; what they were at is lost. */
  end(): Promise<void>;
}
