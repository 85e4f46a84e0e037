import { type FileSink, fileSink } from "../history/history-file.ts";
import { type RunOutcome, runScenarios } from "../runner/run-scenarios.ts";
import type { Plan } from "../scenarios/plan.ts";
import type { Profile } from "../spec/profile.ts";
import { askVersions } from "./ask-versions.ts";
import { chooseProfile } from "./choose-profile.ts";
import { chooseTarget } from "./choose-target.ts";
import type { PerformOptions } from "./commands.ts";
import { BROKEN, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { showProgress } from "./progress.ts";
import { type ServerSurroundings, serverSurroundings } from "./server-surroundings.ts";
import { RunBroke } from "./run-broke.ts";
import { tellError } from "./tell-error.ts";
import { tool } from "./tool.ts";
import { usualConcurrency } from "./usual-concurrency.ts";
import { writeServerLog } from "./write-server-log.ts";

/** How often the progress is drawn anew although nothing happened. */
const TICK_MS = 1_000;

/** What to perform, and what becomes of it. */
export interface Work {
  /** Once it is known by which profile, and whether the roles are spread over several homeservers. */
  readonly makePlan: (ground: { readonly profile: Profile; readonly federated: boolean }) => Plan;
  /** When the target was reached. */
  readonly conclude: (ran: RunOutcome) => Promise<ExitCode>;
}

/**
 * Performs scenarios on the target, until Ctrl-C at most, and records them where that is asked for. Whatever happens, the
 * history is closed and what was started is stopped. As long as the target was never reached, stderr says why.
 */
export async function performRun(options: PerformOptions, work: Work, io: Io): Promise<ExitCode> {
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
    return await performOn(options, work, { io, file, signal: stop.signal, surroundings });
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
  readonly signal: AbortSignal;
  readonly surroundings: ServerSurroundings;
}

async function performOn(
  options: PerformOptions,
  { makePlan, conclude }: Work,
  { io, file, signal, surroundings }: RunSurroundings,
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
  const plan = makePlan({ profile, federated: target.homeservers.length > 1 });
  const progress = showProgress(io);
  const ticking = setInterval(progress.tick, TICK_MS);
  const ran = await runScenarios({
    plan,
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
  if (ran.reachedOnce) return conclude(ran);
  for (const error of ran.errors) tellError(io.stderr, new RunBroke(error));
  return BROKEN;
}
