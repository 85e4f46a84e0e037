import type { Depth } from "../scenarios/scenario.ts";
import { homeOf, type Mutant } from "../server/mutants/mutant.ts";
import type { Ms } from "../time/clock.ts";
import { wallClock } from "../time/wall-clock.ts";
import type { TrialDone, UndisturbedDone, Workers } from "./jobs.ts";
import { DEPTHS } from "./planned.ts";
import { SELFTEST_FORMAT, type SelftestResult } from "./selftest-result.ts";
import { tally, tallyBy, upTo } from "./tally.ts";
import type { Until } from "./try-mutant.ts";

/** How far a self-test has come. */
export interface SelftestProgress {
  readonly done: number;
  readonly total: number;
  readonly requests: number;
}

export interface SelftestOptions {
  readonly mutants: readonly Mutant[];
  readonly depth: Depth;
  readonly seed: number;
  readonly until: Until;
  readonly workers: Workers;
  readonly onProgress: (progress: SelftestProgress) => void;
  /** Aborted when the user interrupts: what was not begun is not done. */
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

/**
 * Tries the suite on every mutant, each in the profile in which its fault shows, and on the undisturbed server in each
 * of these profiles.
 *
 * @throws Error when a worker died, or the signal was aborted
 */
export async function selftest(options: SelftestOptions): Promise<Selftested> {
  const { mutants, depth, seed, until, workers, signal } = options;
  const began: Ms = wallClock.now();
  const profiles = [...new Set(mutants.map(homeOf))];
  const progress = { done: 0, total: profiles.length + mutants.length, requests: 0 };
  const counted = async <Done extends Pick<UndisturbedDone, "scenarios">>(
    work: Promise<Done>,
  ): Promise<Done> => {
    const done = await work;
    signal.throwIfAborted();
    progress.done += 1;
    for (const { requests } of done.scenarios) progress.requests += requests;
    options.onProgress(progress);
    return done;
  };
  const [undisturbed, trials] = await Promise.all([
    Promise.all(profiles.map((profile) => counted(workers.run("undisturbed", { profile, depth, seed })))),
    Promise.all(
      mutants.map(({ name }) => counted(workers.run("trial", { mutant: name, depth, seed, until }))),
    ),
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
    requests: progress.requests,
    depths: depths.map((one, index) => ({
      depth: one,
      ...tally(upTo(depths.slice(0, index + 1), told)),
    })),
    families: tallyBy(told, ({ family }) => family),
    requirements: tallyBy(told, ({ requirement }) => requirement),
    undisturbed: {
      profiles,
      findings: undisturbed.flatMap(({ profile, scenarios }) =>
        scenarios
          .filter(({ broken }) => broken.length > 0)
          .map(({ scenario, broken }) => ({ profile, scenario, requirements: broken })),
      ),
    },
    trials: told,
  };
  return { result, trials, undisturbed };
}
