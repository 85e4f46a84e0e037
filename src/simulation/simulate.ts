import type { HistoryWriter } from "../history/history-writer.ts";
import type { Redactor } from "../history/redaction.ts";
import { reachTarget } from "../runner/reach-target.ts";
import type { RunError } from "../runner/run-error.ts";
import { serverVersion } from "../runner/server-version.ts";
import { SetUpError } from "../runner/set-up-error.ts";
import { tolerancesOf, unrecordedContext } from "../runner/unrecorded-context.ts";
import type { Profile } from "../spec/profile.ts";
import type { OpenTarget } from "../targets/target.ts";
import { type Clock, type Ms, sleep } from "../time/clock.ts";
import { seededRandom } from "../time/random.ts";
import { linesTo } from "./client/lines.ts";
import { prepareLatencies } from "./measure/latencies.ts";
import { Measurements } from "./measure/measurements.ts";
import type { Pulse } from "./measure/pulse.ts";
import type { Stretch } from "./measure/time-series.ts";
import { Watch } from "./measure/watch.ts";
import { Violations } from "./oracle/violation.ts";
import { populate, type Population } from "./population/population.ts";
import { type Inhabitants, settleIn } from "./set-up/inhabitants.ts";
import { ownersOf, type Shard } from "./shards/shard.ts";
import type { Settled, Together } from "./shards/together.ts";
import { performLoad } from "./perform-load.ts";
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
  /** Where violations are recorded, each as a scenario; begun already. Absent: nowhere. */
  readonly writer?: HistoryWriter | undefined;
  /** How long the run has been going on, where it began elsewhere. */
  readonly sinceMs?: Ms;
  readonly signal: AbortSignal;
  readonly onPhase: (phase: Phase) => void;
  readonly onSetUp: (done: number, total: number) => void;
  readonly onStretch: (stretch: Stretch) => void;
}

/** So many streams are opened at the same time. */
const OPEN_AT_ONCE = 50;
const OPENING_MS: Ms = 60_000;
/** The news of everybody's coming are over when nothing came for so long. */
const QUIET_MS: Ms = 1_000;
const MOST_KEPT = 20;
const LOOK_MS: Ms = 100;

/** Simulates many users on a target, and watches over everything that they are shown. */
export async function simulate(options: SimulateOptions): Promise<Simulated> {
  await prepareLatencies();
  return options.target.perform(() => new Simulation(options).run());
}

class Simulation {
  readonly #options: SimulateOptions;
  readonly #clock: Clock;
  readonly #began: Ms;
  readonly #measurements = new Measurements();
  readonly #violations = new Violations(MOST_KEPT, (violation) => this.#stage?.histories?.found(violation));
  #stage: Stage | undefined;
  readonly #phasesMs: Partial<Record<Phase, Ms>> = {};
  #phase: { readonly name: Phase; readonly since: Ms } | undefined;
  #gone: RunError | undefined;

  constructor(options: SimulateOptions) {
    this.#options = options;
    this.#clock = options.target.clock;
    this.#began = this.#clock.now() - (options.sinceMs ?? 0);
  }

  async run(): Promise<Simulated> {
    const { target, profile, workload, seed, runId, userAgent, redactor, signal, waitMs } = this.#options;
    const population = populationOf(workload, seed);
    const { shard } = this.#options;
    const owners = ownersOf(population, shard);
    const isOwn = (user: number) => owners[user] === shard.index;
    // Should a part be begun again before its users were known, their names would be taken.
    const named = shard.attempt === 1 ? runId : `${runId}a${shard.attempt}`;
    const context = unrecordedContext({ target, profile, runId: named, userAgent, redactor, signal });
    const { client } = context;
    const reach = await reachTarget({ client, target, waitMs, signal });
    if (reach.kind === "failed") return this.#outcome({ population, error: reach.error });
    const server = await serverVersion({ client, target, signal, greeting: reach.answer });
    this.#enter("set-up");
    let inhabitants: Inhabitants;
    try {
      const chance = seededRandom(seed, "devices");
      const devices = Array.from({ length: population.users }, () =>
        chance.below(1_000_000) < workload.secondDevices * 1_000_000 ? 2 : 1,
      );
      const { onSetUp: onProgress, together, known } = this.#options;
      inhabitants = await settleIn(context, { population, devices, isOwn, together, known, onProgress });
    } catch (error) {
      return this.#outcome({ population, server, error: failedSetUp(error, signal) });
    }
    const lines = linesTo(target);
    const stage = createStage({
      target,
      profile,
      tolerances: tolerancesOf(target),
      workload,
      population,
      inhabitants,
      lines,
      seed,
      runId,
      userAgent,
      now: () => this.#now(),
      measurements: this.#measurements,
      violations: this.#violations,
      isOwn,
      attempt: shard.attempt,
      writer: this.#options.writer,
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
      const error = await this.#perform(stage, isOwn, ended.signal);
      return this.#outcome({ population, server, stage, watch, error });
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
      clock: this.#clock,
      now: () => this.#now(),
      measurements: this.#measurements,
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

  #now(): Ms {
    return this.#clock.now() - this.#began;
  }

  #enter(name: Phase): void {
    const since = this.#now();
    if (this.#phase !== undefined) this.#phasesMs[this.#phase.name] = since - this.#phase.since;
    this.#phase = { name, since };
    this.#options.onPhase(name);
  }

  async #perform(
    stage: Stage,
    isOwn: (user: number) => boolean,
    signal: AbortSignal,
  ): Promise<RunError | undefined> {
    const { workload, seed, together } = this.#options;
    this.#enter("opening");
    await this.#open(stage, isOwn, signal);
    const sinceMs = await together.opened();
    this.#enter("load");
    const { crowd } = stage;
    const [clock, measurements, now] = [this.#clock, this.#measurements, () => this.#now()];
    await performLoad({ workload, crowd, measurements, clock, now, seed, signal, isOwn, sinceMs });
    this.#enter("draining");
    await this.#settle(stage, signal);
    stage.conclude(await together.loaded(stage.vectors()));
    await this.#drain(stage, signal);
    if (!signal.aborted) stage.findMissing();
    return this.#gone ?? (signal.aborted ? INTERRUPTED : undefined);
  }

  /** Everybody who is there from the beginning comes, and what that brings about is let die away. */
  async #open({ crowd }: Stage, isOwn: (user: number) => boolean, signal: AbortSignal): Promise<void> {
    const { workload, seed } = this.#options;
    const chance = seededRandom(seed, "connected");
    const there = Array.from({ length: workload.users }, (_, user) => user)
      .filter(() => chance.below(1_000_000) < workload.connected * 1_000_000)
      .filter(isOwn);
    const until = this.#now() + OPENING_MS;
    let opened = 0;
    for (const user of there) {
      crowd.arrive(user, this.#now());
      opened += 1;
      while (opened - crowd.opened > OPEN_AT_ONCE && this.#now() < until && !signal.aborted)
        await sleep(this.#clock, 1, signal);
    }
    while (crowd.opened < there.length && this.#now() < until && !signal.aborted)
      await sleep(this.#clock, LOOK_MS, signal);
    while (this.#now() - this.#measurements.lastGoodAt < QUIET_MS && this.#now() < until && !signal.aborted)
      await sleep(this.#clock, LOOK_MS, signal);
  }

  /** Until the last request is answered; each of them has its own bound. */
  async #settle({ crowd }: Stage, signal: AbortSignal): Promise<void> {
    while (crowd.unanswered > 0 && !signal.aborted) await sleep(this.#clock, LOOK_MS, signal);
  }

  /** Until everybody has been shown everything, or until it is too late for that. */
  async #drain(stage: Stage, signal: AbortSignal): Promise<void> {
    const { deliveryHardMs } = tolerancesOf(this.#options.target);
    const until = this.#now() + deliveryHardMs + 2 * LOOK_MS;
    while (this.#now() < until && stage.pending() > 0 && !signal.aborted)
      await sleep(this.#clock, LOOK_MS, signal);
  }

  #outcome({ population, server, stage, watch, error }: Ending): Simulated {
    if (this.#phase !== undefined) this.#phasesMs[this.#phase.name] = this.#now() - this.#phase.since;
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
        users: population.users,
        rooms: population.rooms.length,
        sessions: stage?.sessions ?? 0,
        edges: stage?.tracks[0]?.edges ?? 0,
      },
      phasesMs: this.#phasesMs,
      measurements: this.#measurements,
      stretches: watch?.series.stretches ?? [],
      deliveries: stage?.oracle.counts ?? { verified: 0, repeated: 0, overtaken: 0, caughtUp: 0, excused: 0 },
      violations: { counts: this.#violations.counts(), total: this.#violations.total, kept },
      memoryBytes: watch?.memoryBytes ?? 0,
    };
  }
}

interface Ending {
  readonly population: Population;
  readonly server?: string | undefined;
  readonly stage?: Stage;
  readonly watch?: Watch;
  readonly error?: RunError | undefined;
}

const INTERRUPTED: RunError = {
  code: "interrupted",
  message: "The simulation was interrupted before its end.",
  hint: "Start it again; what was measured until then is in the report.",
};

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

function populationOf({ users, rooms, roomsEach }: Workload, seed: number): Population {
  return rooms.kind === "given"
    ? { users, rooms: rooms.rooms }
    : populate({ users, sizes: rooms, roomsEach, seed });
}
