import { type FileSink, fileSink } from "../history/history-file.ts";
import { runScenarios } from "../runner/run-scenarios.ts";
import { plan } from "../scenarios/plan.ts";
import { askVersions } from "./ask-versions.ts";
import { chooseProfile } from "./choose-profile.ts";
import { chooseTarget } from "./choose-target.ts";
import type { RunOptions } from "./commands.ts";
import { conclude } from "./conclude.ts";
import { BROKEN, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { narrowPlan } from "./narrow-plan.ts";
import { type ListedHere, readListed } from "./listed.ts";
import { checkOutputFiles, outputFiles } from "./output-files.ts";
import { showProgress } from "./progress.ts";
import { type ServerSurroundings, serverSurroundings } from "./server-surroundings.ts";
import { RunBroke } from "./run-broke.ts";
import { tellError } from "./tell-error.ts";
import { writeServerLog } from "./write-server-log.ts";
import { tool } from "./tool.ts";
import { usualConcurrency } from "./usual-concurrency.ts";

/** How often the progress is drawn anew although nothing happened. */
const TICK_MS = 1_000;

/**
 * Performs the scenarios on the target, judges, and reports. As long as the target was never reached, nothing is
 * written: stderr says why.
 *
 * @throws UsageError when an output cannot be written or `--only` fits nothing
 */
export async function run(options: RunOptions, io: Io): Promise<ExitCode> {
  await checkOutputFiles([
    ...outputFiles(options),
    ...[options.historyFile, options.serverLogFile].filter((file) => file !== undefined),
  ]);
  const listed = options.expectations && (await readListed(options.expectations, io));
  const stop = new AbortController();
  const unlisten = io.onInterrupt(() => {
    io.stderr.write("\nStopping: what was recorded is kept. Once more ends at once.\n");
    stop.abort();
  });
  const file =
    options.historyFile === undefined ? undefined : fileSink(options.historyFile, { clock: io.clock });
  const unlistenExit = io.onExit(() => file?.close("Rollcall was ended at once."));
  const surroundings = serverSurroundings(io);
  try {
    return await performRun(options, { io, file, listed, signal: stop.signal, surroundings });
  } finally {
    // A run that came to its end has written its own footer.
    file?.close("Rollcall itself broke.");
    unlistenExit();
    await writeServerLog(options.serverLogFile, surroundings, io.stderr);
    unlisten();
  }
}

interface RunSurroundings {
  readonly io: Io;
  readonly file: FileSink | undefined;
  readonly listed: ListedHere | undefined;
  readonly signal: AbortSignal;
  readonly surroundings: ServerSurroundings;
}

async function performRun(
  options: RunOptions,
  { io, file, listed, signal, surroundings }: RunSurroundings,
): Promise<ExitCode> {
  const { depth, seed, waitMs, maxTimeMs } = options;
  const chosen = chooseTarget(options, surroundings);
  await using target = await chosen.target.open(signal);
  const userClock = io.clock;
  const began = userClock.now();
  const untilTheEnd = () =>
    maxTimeMs === undefined ? {} : { maxTimeMs: Math.max(0, maxTimeMs - (userClock.now() - began)) };
  const profile = await chooseProfile(chosen.profile, () =>
    askVersions(target, { waitMs, signal, userClock, ...untilTheEnd() }),
  );
  const scenarios = narrowPlan(
    plan({ profile, depth, seed, federated: target.homeservers.length > 1 }),
    options.only,
  );
  const progress = showProgress(io);
  const ticking = setInterval(progress.tick, TICK_MS);
  const ran = await runScenarios({
    plan: scenarios,
    target,
    profile,
    seed,
    depth,
    tool,
    concurrency: options.concurrency ?? usualConcurrency(target),
    redactor: surroundings.redactor,
    sinks: file === undefined ? [] : [file],
    onProgress: progress.update,
    signal,
    waitMs,
    retries: options.retries,
    userClock,
    ...(options.budget === undefined ? {} : { budget: options.budget }),
    startedAt: io.date(),
    runId: target.kind === "embedded" ? `seed${seed}` : io.uniqueName(),
    ...untilTheEnd(),
  }).finally(() => {
    clearInterval(ticking);
    progress.stop();
  });
  if (ran.reachedOnce) return conclude(ran, { ...options, listed }, io);
  for (const error of ran.errors) tellError(io.stderr, new RunBroke(error));
  return BROKEN;
}
