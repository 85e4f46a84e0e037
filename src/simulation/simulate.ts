import type { Redactor } from "../history/redaction.ts";
import { reachTarget } from "../runner/reach-target.ts";
import type { RunError } from "../runner/run-error.ts";
import { serverVersion } from "../runner/server-version.ts";
import { SetUpError } from "../runner/set-up-error.ts";
import { tolerancesOf, unrecordedContext } from "../runner/unrecorded-context.ts";
import type { Profile } from "../spec/profile.ts";
import type { OpenTarget } from "../targets/target.ts";
import { type Ms, sleep } from "../time/clock.ts";
import { linesTo } from "./client/lines.ts";
import { prepareLatencies } from "./measure/latencies.ts";
import { Measurements } from "./measure/measurements.ts";
import type { Pulse } from "./measure/pulse.ts";
import type { Stretch } from "./measure/time-series.ts";
import { Watch } from "./measure/watch.ts";
import { noDeliveries } from "./oracle/delivery-counts.ts";
import { Violations } from "./oracle/violation.ts";
import { devicesOf, populationOf } from "./population/inhabitants-of.ts";
import type { Population } from "./population/population.ts";
import type { Recorder } from "./record/recorder.ts";
import { type Inhabitants, settleIn } from "./set-up/inhabitants.ts";
import { ownersOf, type Shard } from "./shards/shard.ts";
import type { Settled, Together } from "./shards/together.ts";
import { INTERRUPTED } from "./interrupted.ts";
import { openEverybody } from "./open-everybody.ts";
import { performLoad } from "./perform-load.ts";
import type { Setting } from "./setting.ts";
import type { Phase, Simulated } from "./simulated.ts";
import { createStage, type Stage } from "./stage.ts";
import type { Workload } from "./workload.ts";

export interface SimulateOptions {
  readonly target: OpenTarget;
  readonly profile: Profile;
  readonly workload: Workload;
  readonly seed: number;
  readonly runId: string;
  readonly userAgent: string;
  readonly redactor: Redactor;
  /** How long to wait for a server that is not ready. */
  readonly waitMs: Ms;
  readonly pulse: Pulse;
  /** Which part of the users this process simulates. */
  readonly shard: Shard;
  /** Where it waits for the other parts. */
  readonly together: Together;
  /** What is there already, when this part is begun again. */
  readonly known?: Settled;
  /** Where violations are recorded; absent: nowhere. */
  readonly recorder?: Recorder | undefined;
  /** How long the run has been going on when it is called, where it began elsewhere. */
  readonly sinceMs?: Ms;
  readonly signal: AbortSignal;
  readonly onPhase: (phase: Phase) => void;
  readonly onSetUp: (done: number, total: number) => void;
  readonly onStretch: (stretch: Stretch) => void;
}

const MOST_KEPT = 20;
const LOOK_MS: Ms = 100;
/** A server that kept its clients waiting is waited for at the end, but not without end. */
const MOST_PATIENCE_MS: Ms = 60_000;
/** A server of which so many requests were lost at the end, and none was answered any more, is gone. */
const LOST_AT_THE_END = 5;

/** Simulates many users on a target, and watches over everything that they are shown. */
export async function simulate(options: SimulateOptions): Promise<Simulated> {
  const began = options.target.clock.now() - (options.sinceMs ?? 0);
  await prepareLatencies();
  return options.target.perform(() => new Simulation(options, began).run());
}

class Simulation {
  readonly #options: SimulateOptions;
  readonly #began: Ms;
  readonly #population: Population;
  readonly #setting: Setting;
  readonly #violations = new Violations(MOST_KEPT, (violation) => this.#stage?.histories?.found(violation));
  #stage: Stage | undefined;
  readonly #phasesMs: Partial<Record<Phase, Ms>> = {};
  #phase: { readonly name: Phase; readonly since: Ms } | undefined;
  #gone: RunError | undefined;

  constructor(options: SimulateOptions, began: Ms) {
    const { target, workload, seed, shard } = options;
    const { clock } = target;
    this.#options = options;
    this.#began = began;
    this.#population = populationOf(workload, seed);
    const owners = ownersOf(this.#population, shard);
    this.#setting = {
      workload,
      seed,
      clock,
      now: () => clock.now() - this.#began,
      measurements: new Measurements(),
      isOwn: (user) => owners[user] === shard.index,
    };
  }

  async run(): Promise<Simulated> {
    const { target, profile, workload, seed, runId, userAgent, redactor, signal, waitMs } = this.#options;
    const { shard } = this.#options;
    const population = this.#population;
    // Should a part be begun again before its users were known, their names would be taken.
    const named = shard.attempt === 1 ? runId : `${runId}a${shard.attempt}`;
    const context = unrecordedContext({ target, profile, runId: named, userAgent, redactor, signal });
    const { client } = context;
    const reach = await reachTarget({ client, target, waitMs, signal });
    if (reach.kind === "failed") return this.#outcome({ error: reach.error });
    const server = await serverVersion({ client, target, signal, greeting: reach.answer });
    this.#enter("set-up");
    let inhabitants: Inhabitants;
    try {
      const devices = devicesOf(workload, seed);
      const { onSetUp: onProgress, together, known } = this.#options;
      const { isOwn } = this.#setting;
      inhabitants = await settleIn(context, { population, devices, isOwn, together, known, onProgress });
    } catch (error) {
      return this.#outcome({ server, error: failedSetUp(error, signal) });
    }
    const lines = linesTo(target);
    const stage = createStage({
      ...this.#setting,
      target,
      profile,
      population,
      inhabitants,
      lines,
      runId,
      userAgent,
      violations: this.#violations,
      attempt: shard.attempt,
      recorder: this.#options.recorder,
      redactor,
      sinceBegin: (at) => at - this.#began,
    });
    this.#stage = stage;
    const ended = new AbortController();
    const end = () => ended.abort();
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
    const watch = this.#watchOver(stage, end);
    const watching = watch.run(ended.signal);
    try {
      const error = await this.#perform(stage, ended.signal);
      return this.#outcome({ server, stage, watch, error });
    } finally {
      end();
      signal.removeEventListener("abort", end);
      await watching;
      stage.histories?.close();
      stage.crowd.close();
      await lines.close();
      await inhabitants.leave();
    }
  }

  #watchOver({ crowd }: Stage, end: () => void): Watch {
    const { pulse, onStretch } = this.#options;
    return new Watch({
      ...this.#setting,
      violations: this.#violations,
      pulse,
      crowd,
      onStretch,
      onSilence: (silentMs) => {
        this.#gone = silence(silentMs);
        end();
      },
    });
  }

  #enter(name: Phase): void {
    const since = this.#setting.now();
    if (this.#phase !== undefined) this.#phasesMs[this.#phase.name] = since - this.#phase.since;
    this.#phase = { name, since };
    this.#options.onPhase(name);
  }

  async #perform(stage: Stage, signal: AbortSignal): Promise<RunError | undefined> {
    const { together } = this.#options;
    const { crowd } = stage;
    this.#enter("opening");
    await openEverybody(this.#setting, crowd, signal);
    const sinceMs = await together.opened();
    this.#enter("load");
    await performLoad({ ...this.#setting, crowd, signal, sinceMs });
    this.#enter("draining");
    await this.#settle(stage, signal);
    const { lostInRow, lastGoodAt } = this.#setting.measurements;
    if (lostInRow >= LOST_AT_THE_END) this.#gone ??= silence(this.#setting.now() - lastGoodAt);
    const conclusion = await together.loaded(stage.conclusion());
    // Whoever is told to end is told nothing of others any more.
    if (!signal.aborted) stage.conclude(conclusion);
    await this.#drain(stage, signal);
    stage.weighOrder();
    if (!signal.aborted) stage.findMissing(this.#patienceMs);
    stage.histories?.close();
    await together.found();
    return this.#gone ?? (signal.aborted ? INTERRUPTED : undefined);
  }

  /** Until the last request is answered; each of them has its own bound. */
  async #settle({ crowd }: Stage, signal: AbortSignal): Promise<void> {
    while (crowd.unanswered > 0 && !signal.aborted) await sleep(this.#setting.clock, LOOK_MS, signal);
  }

  /** Until everybody has been shown everything, or until it is too late for that. */
  async #drain(stage: Stage, signal: AbortSignal): Promise<void> {
    const { deliveryHardMs } = tolerancesOf(this.#options.target);
    const until = this.#setting.now() + deliveryHardMs + this.#patienceMs + 2 * LOOK_MS;
    while (this.#setting.now() < until && stage.pending() > 0 && !signal.aborted)
      await sleep(this.#setting.clock, LOOK_MS, signal);
  }

  /** A server that took so long to answer its own clients may take as much longer to tell others. */
  get #patienceMs(): Ms {
    const { request } = this.#setting.measurements;
    return request.count === 0 ? 0 : Math.min(MOST_PATIENCE_MS, request.atPercentile(100));
  }

  #outcome({ server, stage, watch, error }: Ending): Simulated {
    if (this.#phase !== undefined) this.#phasesMs[this.#phase.name] = this.#setting.now() - this.#phase.since;
    const { redactor } = this.#options;
    const kept = this.#violations.kept.map((violation) => ({
      ...violation,
      observed: redactor.text(violation.observed),
      observer: stage?.sessionName(violation.session) ?? "?",
      ...(violation.subject === undefined ? {} : { subjectId: stage?.userName(violation.subject) ?? "?" }),
    }));
    return {
      ...(error === undefined ? {} : { error }),
      ...(server === undefined ? {} : { server }),
      population: {
        users: this.#population.users,
        rooms: this.#population.rooms.length,
        sessions: stage?.sessions ?? 0,
        edges: stage?.tracks[0]?.edges ?? 0,
      },
      phasesMs: this.#phasesMs,
      measurements: this.#setting.measurements,
      stretches: watch?.series.stretches ?? [],
      deliveries: stage?.oracle.counts ?? noDeliveries(),
      violations: { counts: this.#violations.counts(), total: this.#violations.total, kept },
      memoryBytes: watch?.memoryBytes ?? 0,
    };
  }
}

interface Ending {
  readonly server?: string | undefined;
  readonly stage?: Stage;
  readonly watch?: Watch;
  readonly error?: RunError | undefined;
}

function silence(silentMs: Ms): RunError {
  return {
    code: "target-silent",
    message: `The target has stopped working: wanted one good answer, found none for ${Math.round(silentMs)} ms.`,
    hint: "See in its log, and in its container or process, what became of it. With fewer changes a second it may go on.",
  };
}

function failedSetUp(error: unknown, signal: AbortSignal): RunError {
  if (signal.aborted) return INTERRUPTED;
  if (!(error instanceof SetUpError)) throw error;
  const { code, message, hint } = error;
  return { code: code === "no-accounts" ? code : "setup-failing", message, hint };
}
