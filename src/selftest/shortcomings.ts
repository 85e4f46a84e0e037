import type { Depth } from "../scenarios/scenario.ts";
import type { EarlierSelftest } from "./read-selftest.ts";
import type { SelftestResult } from "./selftest-result.ts";
import { type Fate, isKilled, isNamed } from "./trial.ts";
import { yardstickTally } from "./yardstick-rates.ts";

/** What the suite is held to, in percent of the mutants that can be noticed. */
export const GOALS: Readonly<Record<Depth, number>> = { smoke: 75, standard: 97, deep: 100 };
/** In percent of those noticed. */
export const NAMED_GOAL = 90;

/** What is wrong with the suite, each in one sentence; none: it is as good as it has to be. */
export function shortcomings(result: SelftestResult, isWhole: boolean): readonly string[] {
  const told = result.undisturbed.findings.map(
    ({ profile, scenario, requirements }) =>
      `The server without a fault is told to break ${requirements.join(", ")} (${profile}, ${scenario}).`,
  );
  const noticed = result.trials
    .filter((trial) => trial.equivalent !== undefined && isKilled(trial))
    .map(({ mutant }) => `${mutant} is marked as equivalent, and was noticed.`);
  const passing = (result.miniatures ?? [])
    .filter(({ isRight }) => !isRight)
    .map(
      ({ miniature, profile, outcome }) => `${miniature}, always wrong, ended as ${outcome} (${profile}).`,
    );
  const alarms = (result.falseAlarms?.runs ?? [])
    .filter((run) => run.alarms.length > 0)
    .map(({ profile, seed, alarms: told }) => `${told.length} false alarms in ${profile}, seed ${seed}.`);
  const failing = (result.yardstick?.failing ?? []).map(
    (name) => `The yardstick is bent: ${name} fails on the server without a fault.`,
  );
  return [
    ...told,
    ...noticed,
    ...passing,
    ...alarms,
    ...failing,
    ...(isWhole ? [...missedGoals(result), ...missedYardstick(result)] : []),
  ];
}

/** The other suites' checks, both together, are to be beaten this many times. */
export const YARDSTICK_GOAL = 3;

function missedGoals({ depths }: SelftestResult): readonly string[] {
  return depths.flatMap(({ depth, of, killed, named }) => {
    const missed: string[] = [];
    if (killed * 100 < GOALS[depth] * of)
      missed.push(`${depth} kills ${killed} of ${of} mutants: wanted at least ${GOALS[depth]} %.`);
    if (named * 100 < NAMED_GOAL * killed)
      missed.push(`${depth} names ${named} of ${killed} mutants killed: wanted at least ${NAMED_GOAL} %.`);
    return missed;
  });
}

/** In the words of the goal: `standard` kills at least three times what the yardstick kills. */
function missedYardstick({ depths, yardstick, trials }: SelftestResult): readonly string[] {
  const standard = depths.find(({ depth }) => depth === "standard");
  if (yardstick === undefined || standard === undefined) return [];
  const { both } = yardstickTally(yardstick, trials);
  return standard.killed >= YARDSTICK_GOAL * both
    ? []
    : [`standard kills ${standard.killed}, the yardstick ${both}: wanted ${YARDSTICK_GOAL} times as many.`];
}

/** Which mutants fared better in an earlier self-test of the same depth, each in one sentence. */
export function lossesSince(earlier: EarlierSelftest, now: SelftestResult): readonly string[] {
  const before = new Map(earlier.trials.map((trial) => [trial.mutant, trial]));
  return now.trials.flatMap((trial) => {
    const known = before.get(trial.mutant);
    const lost = known === undefined ? undefined : lossOf(known, trial);
    return lost === undefined ? [] : [`${trial.mutant} (${trial.requirement}) ${lost}`];
  });
}

function lossOf(before: Fate, now: Fate): string | undefined {
  if (isKilled(before) && !isKilled(now)) return "was killed before, and is alive now.";
  if (isNamed(before) && !isNamed(now))
    return "was named before, and is found only under another requirement now.";
  return undefined;
}
