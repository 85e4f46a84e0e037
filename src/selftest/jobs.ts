import type { Depth } from "../scenarios/scenario.ts";
import { mutant } from "../server/mutants/mutants.ts";
import type { ProfileId, RequirementId } from "../spec/requirement.ts";
import type { Decided } from "./deciding-sink.ts";
import type { Trial } from "./trial.ts";
import { tryMutant, type Until } from "./try-mutant.ts";
import { watchedRun } from "./watched-run.ts";

/** What one scenario found broken, and what it cost. */
export interface ScenarioDone {
  readonly scenario: string;
  readonly requests: number;
  readonly broken: readonly RequirementId[];
}

export interface TrialTask {
  /** Name of the mutant. */
  readonly mutant: string;
  readonly depth: Depth;
  readonly seed: number;
  readonly until: Until;
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

function plain({ scenario, requests, broken }: Decided): ScenarioDone {
  return { scenario: scenario.id, requests, broken: [...broken.keys()] };
}

/** What workers do. Tasks and results are plain data: they travel between threads. */
export const jobs = { trial, undisturbed };

type Jobs = typeof jobs;

/** Where jobs are done. */
export interface Workers {
  run<Name extends keyof Jobs>(
    name: Name,
    task: Parameters<Jobs[Name]>[0],
  ): Promise<Awaited<ReturnType<Jobs[Name]>>>;
  /** Ends the threads; what they were at is lost. */
  end(): Promise<void>;
}
