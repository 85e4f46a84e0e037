import { NO_PULSE } from "../simulation/measure/pulse.ts";
import { prometheusText } from "../simulation/report/prometheus.ts";
import { type SimulationReport, simulationReport } from "../simulation/report/simulation-report.ts";
import { simulationText } from "../simulation/report/simulation-text.ts";
import type { Stretch } from "../simulation/measure/time-series.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { recordsAlone } from "../simulation/record/recorder.ts";
import type { RecordedViolation } from "../simulation/record/recorded-violation.ts";
import { streamsByShard } from "../simulation/population/inhabitants-of.ts";
import { conduct } from "../simulation/shards/conduct.ts";
import { WHOLE } from "../simulation/shards/shard.ts";
import { ALONE } from "../simulation/shards/together.ts";
import { simulate as simulateOn } from "../simulation/simulate.ts";
import type { Phase } from "../simulation/simulated.ts";
import { speaksOfToday } from "../simulation/speaks-of-today.ts";
import type { Ms } from "../time/clock.ts";
import { askVersions } from "./ask-versions.ts";
import { chooseProfile } from "./choose-profile.ts";
import { chooseTarget } from "./choose-target.ts";
import { chooseShards } from "./choose-shards.ts";
import { checkFileLimit } from "./file-limit.ts";
import { BROKEN, DONE, type ExitCode, simulationExitCode } from "./exit-code.ts";
import { type Io, wantsColour } from "./io.ts";
import { checkOutputFiles } from "./output-files.ts";
import { print } from "./print.ts";
import { processPulse } from "./process-pulse.ts";
import { RunBroke } from "./run-broke.ts";
import { serverSurroundings, type ServerSurroundings } from "./server-surroundings.ts";
import type { SimulateOptions } from "./simulate-options.ts";
import { showSimulation, type SimulationDisplay } from "./show-simulation.ts";
import { tellError } from "./tell-error.ts";
import { tool } from "./tool.ts";
import { UsageError } from "./usage-error.ts";
import { violationHistory, type ViolationHistory } from "./violation-history.ts";
import { writeServerLog } from "./write-server-log.ts";
import { writeTexts } from "./write-texts.ts";

/**
 * Simulates many users on the target, and says whether everybody was shown what they had to be.
 *
 * @throws UsageError when an output cannot be written, or the profile has no streams of today
 * @throws RunBroke when nothing was measured
 */
export async function simulate(options: SimulateOptions, io: Io): Promise<ExitCode> {
  const { reports, prometheusFile, serverLogFile, historyFile } = options;
  const files = [...reports.map(({ file }) => file), prometheusFile, serverLogFile, historyFile];
  await checkOutputFiles(files.filter((file) => file !== undefined));
  const stop = new AbortController();
  const display = showSimulation(io);
  const unlisten = io.onInterrupt(() => {
    display.say("Stopping: what was measured is kept. Once more ends at once.\n");
    stop.abort();
  });
  const surroundings = serverSurroundings(io);
  const history = historyFile === undefined ? undefined : violationHistory(historyFile, io);
  try {
    const report = await simulated(options, { io, surroundings, history, display, signal: stop.signal });
    const colour = wantsColour(io.stdout, io.env, options.colour);
    const printed = print(io, () => [simulationText(report, { colour })]);
    const outputs = [
      ...reports.map(({ file, reporter }) => ({ file, text: () => reporter(report) })),
      ...(prometheusFile === undefined ? [] : [{ file: prometheusFile, text: () => prometheusText(report) }]),
    ];
    const written = await writeTexts(outputs, io.stderr, UNWRITTEN);
    if (history?.failure !== undefined) tellError(io.stderr, history.failure);
    const recorded = history?.failure === undefined ? DONE : BROKEN;
    const [broken] = [printed, written, recorded].filter((code) => code !== DONE);
    return broken ?? simulationExitCode(report.verdict);
  } finally {
    history?.close();
    await writeServerLog(serverLogFile, surroundings, io.stderr);
    unlisten();
  }
}

const UNWRITTEN = "Make room there; from a JSON report that was written, rollcall report makes the others.";

interface SimulateSurroundings {
  readonly io: Io;
  readonly surroundings: ServerSurroundings;
  readonly history: ViolationHistory | undefined;
  readonly display: SimulationDisplay;
  readonly signal: AbortSignal;
}

async function simulated(
  options: SimulateOptions,
  { io, surroundings, history, display, signal }: SimulateSurroundings,
): Promise<SimulationReport> {
  const { workload, content, thresholds, seed, waitMs } = options;
  const { target: wanted, workers, engine } = options;
  const isReached = "url" in wanted || "declared" in wanted;
  // Each process has its own limit; those on other machines look at theirs.
  if (isReached && engine === undefined)
    checkFileLimit(Math.max(...streamsByShard(workload, seed, workers)), io);
  const chosen = chooseTarget(options, surroundings);
  await using target = await chosen.target.open(signal);
  const profile = await chooseProfile(chosen.profile, () =>
    askVersions(target, { waitMs, signal, userClock: io.clock }),
  );
  if (!speaksOfToday(profile))
    throw new UsageError(
      `Cannot simulate clients of profile ${profile.id}: wanted one with /sync and set_presence, found none.`,
      "For example --profile v1.",
    );
  const isReal = target.kind === "url";
  const pulse = isReal ? processPulse(() => io.clock.now()) : NO_PULSE;
  const live = liveState(workload.durationMs);
  const startedAt = io.date();
  try {
    const runId = isReal ? io.uniqueName() : `seed${seed}`;
    const shards = chooseShards(options, { profile: profile.id, runId, io });
    const { redactor } = surroundings;
    const record = (violation: RecordedViolation) => history?.record(violation);
    const watched = {
      signal,
      onPhase: (phase: Phase) => {
        if (phase === "set-up") history?.begin({ target, profile, seed, redactor });
        if (isReal) collectGarbage();
        display.show(live.enter(phase));
      },
      onSetUp: (done: number, total: number) => display.show(live.settle(done, total)),
      onStretch: (stretch: Stretch) => display.show(live.add(stretch)),
    };
    const outcome =
      shards === undefined
        ? await simulateOn({
            ...watched,
            target,
            profile,
            workload,
            seed,
            runId,
            userAgent: `${tool.name}/${tool.version}`,
            redactor,
            waitMs,
            pulse,
            shard: WHOLE,
            together: ALONE,
            ...(history === undefined ? {} : { recorder: recordsAlone(record) }),
          })
        : await conduct({ ...watched, shards, clock: io.clock, onRecorded: record });
    history?.conclude(outcome.error?.message);
    if (outcome.error !== undefined && outcome.measurements.counters.streamAnswers === 0)
      throw new RunBroke(outcome.error);
    const described = { name: target.name, kind: target.kind };
    return simulationReport(outcome, {
      tool,
      target: described,
      profile: profile.id,
      seed,
      startedAt,
      workload: content,
      thresholds,
    });
  } finally {
    display.stop();
    pulse.stop();
  }
}

/** What the display is told, kept together. */
function liveState(durationMs: Ms) {
  let [phase, setUp, violations, loadedMs]: [Phase, { done: number; total: number }, number, Ms] = [
    "set-up",
    { done: 0, total: 0 },
    0,
    0,
  ];
  let stretch: Stretch | undefined;
  const state = () => ({
    phase,
    setUp,
    violations,
    loadedMs,
    durationMs,
    ...(stretch === undefined ? {} : { stretch }),
  });
  return {
    enter: (next: Phase) => {
      phase = next;
      return state();
    },
    settle: (done: number, total: number) => {
      setUp = { done, total };
      return state();
    },
    add: (next: Stretch) => {
      stretch = next;
      violations += next.violations;
      if (phase === "load") loadedMs += next.lastsMs;
      return state();
    },
  };
}
