import type { Depth } from "../scenarios/scenario.ts";
import { MINIATURES } from "../server/miniatures/miniatures.ts";
import { homeOf, type Mutant } from "../server/mutants/mutant.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { wallClock } from "../time/wall-clock.ts";
import { countedWorkers, type SelftestProgress } from "./counted-workers.ts";
import { summarise } from "./false-alarms/false-alarms.ts";
import type { TrialDone, UndisturbedDone, Workers } from "./jobs.ts";
import { DEPTHS } from "./planned.ts";
import { SELFTEST_FORMAT, type SelftestResult } from "./selftest-result.ts";
import { tally, tallyBy, upTo } from "./tally.ts";
import { failuresIn, type YardstickRates } from "./yardstick-rates.ts";

/** What is tried beside the mutants. */
export interface Extras {
  /** The checks of other suites, on the same mutants. */
  readonly yardstick: boolean;
  readonly miniatures: boolean;
  /** Bent histories of each kind; 0: none. */
  readonly bends: number;
  /** Runs on right servers in bad places; 0: none. */
  readonly falseAlarms: number;
}

export interface SelftestOptions extends Extras {
  readonly mutants: readonly Mutant[];
  readonly depth: Depth;
  readonly seed: number;
  /** Shuffles the scenarios and goes on until each mutant was named this often; else it stops at the first. */
  readonly sample?: number;
  readonly workers: Workers;
  readonly onProgress: (progress: SelftestProgress) => void;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  readonly tool: SelftestResult["tool"];
  readonly startedAt: string;
  readonly command: string;
}

/** A self-test, and what each scenario showed in it. */
export interface Selftested {
  readonly result: SelftestResult;
  readonly trials: readonly TrialDone[];
  readonly undisturbed: readonly UndisturbedDone[];
}

/** Where always-wrong servers and bent histories are tried: the oldest and the newest way to speak. */
const BOTH: readonly ProfileId[] = ["seed", "v1"];

/**
 * Tries the suite on every mutant, each in the profile in which its fault shows, on the undisturbed server in each of
 * these profiles, and on what else is asked for.
 *
 * @throws Error when a worker died, or the signal was aborted
 */
export async function selftest(options: SelftestOptions): Promise<Selftested> {
  const { mutants, depth, seed, sample } = options;
  const how = { depth, seed, enough: sample ?? 1, isShuffled: sample !== undefined };
  const workers = countedWorkers(options.workers, options);
  const began = wallClock.now();
  const profiles = [...new Set(mutants.map(homeOf))];
  const [undisturbed, trials, extras] = await Promise.all([
    Promise.all(profiles.map((profile) => workers.run("undisturbed", { profile, depth, seed }))),
    Promise.all(mutants.map(({ name }) => workers.run("trial", { mutant: name, ...how }))),
    tryExtras(workers, options),
  ]);
  const told = trials.map(({ trial }) => trial);
  const depths = DEPTHS.slice(0, DEPTHS.indexOf(depth) + 1);
  const result: SelftestResult = {
    format: SELFTEST_FORMAT,
    tool: options.tool,
    startedAt: options.startedAt,
    command: options.command,
    depth,
    seed,
    elapsedMs: wallClock.now() - began,
    requests: [...undisturbed, ...trials]
      .flatMap(({ scenarios }) => scenarios)
      .reduce((sum, { requests }) => sum + requests, 0),
    depths: depths.map((one, index) => ({ depth: one, ...tally(upTo(depths.slice(0, index + 1), told)) })),
    families: tallyBy(told, ({ family }) => family),
    requirements: tallyBy(told, ({ requirement }) => requirement),
    undisturbed: { profiles, findings: undisturbed.flatMap(falseFindings) },
    trials: told,
    ...extras,
  };
  return { result, trials, undisturbed };
}

function falseFindings({ profile, scenarios }: UndisturbedDone): SelftestResult["undisturbed"]["findings"] {
  return scenarios
    .filter(({ broken }) => broken.length > 0)
    .map(({ scenario, broken }) => ({ profile, scenario, requirements: broken }));
}

async function tryExtras(
  workers: Workers,
  { yardstick, miniatures, bends: samples, falseAlarms: runs, mutants, seed }: SelftestOptions,
): Promise<Pick<SelftestResult, "yardstick" | "miniatures" | "bends" | "falseAlarms">> {
  const none = Promise.resolve(undefined);
  const miniature = (profile: ProfileId) =>
    MINIATURES.map(({ name }) => workers.run("miniature", { miniature: name, profile }));
  const alarm = (_nothing: unknown, number: number) => workers.run("falseAlarm", { number, seed });
  const [rates, outcomes, bends, alarms] = await Promise.all([
    yardstick ? tryYardstick(workers, mutants) : none,
    miniatures ? Promise.all(BOTH.flatMap(miniature)) : none,
    samples > 0 ? Promise.all(BOTH.map((profile) => workers.run("bends", { profile, samples, seed }))) : none,
    Promise.all(Array.from({ length: runs }, alarm)),
  ]);
  return {
    ...(rates === undefined ? {} : { yardstick: rates }),
    ...(outcomes === undefined ? {} : { miniatures: outcomes }),
    ...(bends === undefined ? {} : { bends }),
    ...(runs === 0 ? {} : { falseAlarms: summarise(alarms) }),
  };
}

async function tryYardstick(workers: Workers, mutants: readonly Mutant[]): Promise<YardstickRates> {
  const [without, ...others] = await Promise.all([
    workers.run("yardstick", {}),
    ...mutants.map(({ name }) => workers.run("yardstick", { mutant: name })),
  ]);
  const count = (suite: "Complement" | "SyTest") => without.filter((one) => one.suite === suite).length;
  return {
    checks: { Complement: count("Complement"), SyTest: count("SyTest") },
    failing: without.filter(({ passed }) => !passed).map(({ suite, name }) => `${suite}: ${name}`),
    kills: mutants.map(({ name }, index) => ({ mutant: name, ...failuresIn(others[index] ?? []) })),
  };
}
