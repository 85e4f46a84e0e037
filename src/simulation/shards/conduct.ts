import type { RunError } from "../../runner/run-error.ts";
import type { Clock, Ms, TimerHandle } from "../../time/clock.ts";
import { apartMs } from "./clock-offset.ts";
import { INTERRUPTED } from "../interrupted.ts";
import { prepareLatencies } from "../measure/latencies.ts";
import { type Stretch, TimeSeries } from "../measure/time-series.ts";
import type { RecordedViolation } from "../record/recorded-violation.ts";
import type { Question } from "../record/recorder.ts";
import type { Phase, Simulated } from "../simulated.ts";
import { GatheredViolations } from "./gathered-violations.ts";
import { type Gates, gatesOf } from "./gates.ts";
import { mergedStretch } from "./merged-stretch.ts";
import type { FromShard, ToShard } from "./messages.ts";
import { fromStretches, mergedOutcomes } from "./shard-outcome.ts";
import { type Part, unheard } from "./part.ts";
import type { ShardNews, Shards } from "./shards.ts";

export interface ConductOptions {
  readonly shards: Shards;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onPhase: (phase: Phase) => void;
  readonly onSetUp: (done: number, total: number) => void;
  readonly onStretch: (stretch: Stretch) => void;
  /** Told of every violation that one of the processes has recorded. */
  readonly onRecorded: (violation: RecordedViolation) => void;
}

/** A process of which nothing is heard for so long is gone, with its engine perhaps. */
const SILENT_MS: Ms = 15_000;
const LOOK_MS: Ms = 1_000;
/** How long shards that were told to stop may take to tell what they have measured. */
const STOPPING_MS: Ms = 10_000;

/**
 * Has several processes simulate one population together: none goes on to the next phase before all have come to its end.
 * A process that is lost is replaced; the simulation is incomplete then, whatever it finds.
 */
export function conduct(options: ConductOptions): Promise<Simulated> {
  return new Conductor(options).run();
}

class Conductor {
  readonly #options: ConductOptions;
  readonly #parts: Part[];
  readonly #end: Promise<void>;
  #finish: () => void = () => undefined;
  #error: RunError | undefined;
  #isStopping = false;
  #timer: TimerHandle;
  #listenedAt: Ms = 0;
  /** All that is left where no process can tell what it has measured. */
  readonly #series = new TimeSeries();
  readonly #violations: GatheredViolations;
  readonly #gates: Gates;

  constructor(options: ConductOptions) {
    this.#options = options;
    this.#violations = new GatheredViolations(options.onRecorded);
    this.#parts = Array.from({ length: options.shards.count }, () => unheard(options.clock.now()));
    this.#gates = gatesOf(options);
    this.#end = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  async run(): Promise<Simulated> {
    const { shards, signal, clock } = this.#options;
    await prepareLatencies();
    const stop = () => {
      this.#fail(INTERRUPTED);
    };
    signal.addEventListener("abort", stop, { once: true });
    try {
      await shards.begin((news) => this.#hear(news));
      for (const part of this.#parts) part.heardAt = clock.now();
      this.#listenedAt = clock.now();
      this.#listen();
      if (signal.aborted) stop();
      await this.#end;
      this.#violations.close();
      const outcomes = this.#parts.flatMap(({ outcome }) => outcome ?? []);
      const bounds = this.#parts.map(({ clockBoundMs }) => clockBoundMs);
      const apart = bounds.length > 1 ? { clocksApartMs: apartMs(bounds) } : {};
      const { stretches } = this.#series;
      // Where all were begun again in vain, they know less than was seen of those before them.
      const isInVain = outcomes.every(({ counters }) => counters.streamAnswers === 0) && stretches.length > 0;
      if (outcomes.length > 0 && !isInVain) return { ...mergedOutcomes(outcomes, this.#error), ...apart };
      return fromStretches(stretches, this.#error ?? INTERRUPTED);
    } finally {
      signal.removeEventListener("abort", stop);
      clock.clearTimeout(this.#timer);
      await shards.close();
    }
  }

  /** However its process is lost: nothing is waited for without end. */
  #listen(): void {
    const { clock } = this.#options;
    // Whoever was stopped themselves has heard nobody meanwhile.
    if (clock.now() - this.#listenedAt > SILENT_MS / 2)
      for (const part of this.#parts) part.heardAt = clock.now();
    this.#listenedAt = clock.now();
    const silent = this.#parts.findIndex(
      ({ outcome, heardAt }) => outcome === undefined && clock.now() - heardAt > SILENT_MS,
    );
    if (silent >= 0 && !this.#isStopping)
      this.#lose({
        shard: silent,
        lost: `nothing was heard of it for ${SILENT_MS / 1_000} s`,
        isFinal: true,
      });
    this.#timer = clock.setTimeout(() => this.#listen(), LOOK_MS);
  }

  #hear(news: ShardNews): void {
    const part = this.#parts[news.shard];
    if (part === undefined) return;
    if ("lost" in news) return this.#lose(news);
    // A process that was taken for lost may still say something.
    if (news.attempt < part.attempt) return;
    part.attempt = news.attempt;
    part.heardAt = this.#options.clock.now();
    this.#take(part, news.shard, news.message);
    if (this.#parts.every(({ outcome }) => outcome !== undefined)) this.#finish();
  }

  #take(part: Part, shard: number, message: FromShard): void {
    const { onPhase, onSetUp } = this.#options;
    switch (message.kind) {
      case "begun":
      case "alive":
        return;
      case "clock":
        part.clockBoundMs = Math.max(part.clockBoundMs, message.boundMs);
        return;
      case "phase":
        part.phase = message.phase;
        if (this.#parts.every(({ phase }) => phase === message.phase)) onPhase(message.phase);
        return;
      case "setUp":
        part.setUp = message;
        onSetUp(
          this.#total(({ setUp }) => setUp.done),
          this.#total(({ setUp }) => setUp.total),
        );
        return;
      case "settled":
        this.#gates.settled.come(shard, message.settled);
        return;
      case "joined":
        this.#gates.joined.come(shard, undefined);
        return;
      case "opened":
        this.#gates.opened.come(shard, undefined);
        return;
      case "stretch":
        part.stretch = message.stretch;
        this.#showStretch();
        return;
      case "loaded":
        this.#gates.loaded.come(shard, message.conclusion);
        return;
      case "found":
        this.#gates.found.come(shard, undefined);
        return;
      case "ask":
        this.#ask(keyOf(shard, part, message.question.violation), message.question);
        return;
      case "testimony":
        this.#violations.testify(message.key, message.testimony);
        return;
      case "recorded":
        this.#violations.record(keyOf(shard, part, message.violation.number), message.violation);
        return;
      case "done":
        part.outcome = message.outcome;
        if (message.outcome.error !== undefined) this.#fail(message.outcome.error);
        return;
      case "failed":
        this.#fail(message.error);
        return;
    }
  }

  /** Whoever has the users answers. */
  #ask(key: string, question: Question): void {
    this.#violations.expect(key, question.users.length);
    this.#tellAll({ kind: "testify", key, question });
  }

  /** One that cannot go on ends all others, also when a process was lost before and replaced. */
  #fail(error: RunError): void {
    this.#error ??= error;
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#tellAll({ kind: "stop" });
    this.#options.clock.setTimeout(this.#finish, STOPPING_MS);
  }

  #lose({ shard, lost, isFinal }: Extract<ShardNews, { lost: string }>): void {
    const part = this.#parts[shard];
    const was = part?.outcome;
    if (was !== undefined) return;
    const error: RunError = {
      code: "worker-lost",
      message: `The process with part ${shard + 1} of ${this.#parts.length} of the users was lost: ${lost}.`,
      hint: isFinal
        ? "It was begun again too often, or could not be: see in that process's output what became of it."
        : "It was begun again; what its users were shown meanwhile is not known, so that the run is incomplete.",
    };
    if (isFinal) this.#fail(error);
    else this.#error ??= error;
  }

  #showStretch(): void {
    const { onStretch } = this.#options;
    const there = this.#parts.flatMap(({ stretch }) => stretch ?? []);
    if (there.length < this.#parts.length) return;
    const stretch = mergedStretch(there);
    this.#series.add(stretch);
    onStretch(stretch);
    for (const part of this.#parts) delete part.stretch;
  }

  #tellAll(message: ToShard): void {
    for (const shard of this.#parts.keys()) this.#options.shards.tell(shard, message);
  }

  #total(of: (part: Part) => number): number {
    return this.#parts.reduce((sum, part) => sum + of(part), 0);
  }
}

/** Of all violations of all processes that ever had a part of the users. */
function keyOf(shard: number, { attempt }: Part, violation: number): string {
  return `${shard}.${attempt}.${violation}`;
}
