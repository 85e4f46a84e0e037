import { readFile } from "node:fs/promises";
import type { Depth } from "../scenarios/scenario.ts";
import { MUTANTS } from "../server/mutants/mutants.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import { rankingOf } from "../selftest/ranking-of.ts";
import { sayCount } from "../reporters/say.ts";
import { type EarlierSelftest, readSelftest } from "../selftest/read-selftest.ts";
import { type Extras, selftest as performSelftest, type Selftested } from "../selftest/selftest.ts";
import { selftestMarkdown } from "../selftest/selftest-markdown.ts";
import { selftestText } from "../selftest/selftest-text.ts";
import { lossesSince, shortcomings } from "../selftest/shortcomings.ts";
import { threads } from "../selftest/threads.ts";
import { DONE, type ExitCode, FAULTY } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { matchesGlob } from "../scenarios/matches-glob.ts";
import { didYouMean } from "./nearest-names.ts";
import { checkOutputFiles } from "./output-files.ts";
import { showProgress } from "./progress.ts";
import { tool } from "./tool.ts";
import { UsageError } from "./usage-error.ts";
import { writeFileWhole, writeMarkedPart } from "./write-file-whole.ts";

/** What `rollcall selftest` was asked for. */
export interface SelftestOptions extends Extras {
  readonly depth: Depth;
  /** Patterns of names, families or requirement ids of mutants; none: all. */
  readonly only: readonly string[];
  readonly seed: number;
  /** Mutants at the same time. */
  readonly jobs: number;
  readonly jsonFile?: string;
  readonly markdownFile?: string;
  /** An earlier result, which this one must not fall behind. */
  readonly baselineFile?: string;
  /** Where to write the scenarios' order by worth. */
  readonly rankFile?: string;
}

/**
 * What ranks the scenarios: the first so many that name a mutant, in an order left to chance. All of them would tell
 * more, and take an hour.
 */
const NAMINGS_TO_RANK = 6;

/**
 * Tries the suite itself: on every mutant, and on the server without a fault.
 *
 * @throws UsageError when an output cannot be written, the baseline cannot be read, or `--only` fits no mutant
 */
export async function selftest(options: SelftestOptions, io: Io): Promise<ExitCode> {
  const { jsonFile, markdownFile, baselineFile, rankFile, depth, seed, only } = options;
  await checkOutputFiles([jsonFile, markdownFile, rankFile].filter((file) => file !== undefined));
  const mutants = chooseMutants(only);
  const baseline = baselineFile === undefined ? undefined : await earlierSelftest(baselineFile);
  const stop = new AbortController();
  const workers = threads(options.jobs);
  const unlisten = io.onInterrupt(() => {
    stop.abort(new SelftestStopped());
    void workers.end();
  });
  const progress = showProgress(io);
  try {
    const tested = await performSelftest({
      ...options,
      mutants,
      ...(rankFile === undefined ? {} : { sample: NAMINGS_TO_RANK }),
      workers,
      onProgress: (state) => progress.update({ ...state, what: "jobs" }),
      signal: stop.signal,
      tool,
      startedAt: io.date(),
      command: commandOf(options),
    }).finally(progress.stop);
    const { result } = tested;
    const faults = [
      ...shortcomings(result, only.length === 0),
      ...(baseline === undefined ? [] : lossesSince(baseline, result)),
    ];
    io.stdout.write(`${selftestText(result)}\n${verdictOf(faults)}\n`);
    if (jsonFile !== undefined) await writeFileWhole(jsonFile, `${JSON.stringify(result, undefined, 2)}\n`);
    if (markdownFile !== undefined)
      await writeMarkedPart(markdownFile, "rollcall selftest", selftestMarkdown(result));
    if (rankFile !== undefined) await writeFileWhole(rankFile, rankingText(tested, { depth, seed }));
    return faults.length === 0 ? DONE : FAULTY;
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    unlisten();
    await workers.end();
  }
}

class SelftestStopped extends Error {
  readonly code = "interrupted";
  readonly hint = "Nothing was written. --only and --depth smoke make a self-test shorter.";

  constructor() {
    super("The self-test was stopped before its end.");
  }
}

const namesOf = ({ name, family, requirement }: Mutant): readonly string[] => [name, family, requirement];

function chooseMutants(patterns: readonly string[]): readonly Mutant[] {
  const chosen = MUTANTS.filter(
    (mutant) =>
      patterns.length === 0 ||
      namesOf(mutant).some((name) => patterns.some((pattern) => matchesGlob(pattern, name))),
  );
  if (chosen.length > 0) return chosen;
  throw new UsageError(
    `Cannot test the suite: wanted --only to fit one of ${MUTANTS.length} mutants, found none for ${patterns.join(", ")}.`,
    didYouMean(
      patterns[0] ?? "",
      [...new Set(MUTANTS.flatMap(namesOf))],
      "rollcall list --mutants names them.",
    ),
  );
}

async function earlierSelftest(file: string): Promise<EarlierSelftest> {
  try {
    return readSelftest(await readFile(file, "utf8"));
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(
      `Cannot compare with ${file}: wanted the JSON of an earlier self-test, found: ${found.slice(0, 200)}.`,
      "rollcall selftest --json <file> writes one.",
      { cause },
    );
  }
}

function commandOf({ depth, seed, only, yardstick }: SelftestOptions): string {
  const rest = only.map((pattern) => ` --only '${pattern}'`).join("");
  return `rollcall selftest --depth ${depth}${seed === 1 ? "" : ` --seed ${seed}`}${yardstick ? " --yardstick" : ""}${rest}`;
}

function verdictOf(faults: readonly string[]): string {
  return faults.length === 0
    ? "PASS The suite does what it has to."
    : `${faults.map((fault) => `  ${fault}\n`).join("")}FAIL ${sayCount(faults.length, "shortcoming")}.`;
}

function rankingText(tested: Selftested, scope: { readonly depth: Depth; readonly seed: number }): string {
  const rankings = (["seed", "v1"] as const).map((profile) => [
    profile,
    rankingOf(tested, { profile, ...scope }),
  ]);
  return `${JSON.stringify(Object.fromEntries(rankings), undefined, 2)}\n`;
}
