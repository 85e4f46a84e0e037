import type { RunError } from "../../runner/run-error.ts";
import type { Ms } from "../../time/clock.ts";
import { Latencies } from "../measure/latencies.ts";
import { type Counters, Measurements } from "../measure/measurements.ts";
import type { ChangeKind } from "../oracle/kinds.ts";
import { noDeliveries } from "../oracle/delivery-counts.ts";
import { type Stretch, TimeSeries } from "../measure/time-series.ts";
import type { Phase, Simulated } from "../simulated.ts";
import { mergedStretch } from "./merged-stretch.ts";

/** What a shard has measured, as plain data: for another process. */
export interface ShardOutcome extends Omit<Simulated, "measurements"> {
  readonly counters: Counters;
  readonly troubles: readonly (readonly [why: string, count: number])[];
  readonly histograms: {
    readonly deliveries: Readonly<Record<ChangeKind, string>>;
    readonly delivery: string;
    readonly request: string;
    readonly lateness: string;
  };
}

export function shardOutcome({ measurements, ...rest }: Simulated): ShardOutcome {
  const { counters, troubles, deliveries, delivery, request, lateness } = measurements;
  const encoded = Object.entries(deliveries).map(([kind, latencies]) => [kind, latencies.encoded()] as const);
  return {
    ...rest,
    counters,
    troubles: [...troubles],
    histograms: {
      deliveries: Object.fromEntries(encoded) as Record<ChangeKind, string>,
      delivery: delivery.encoded(),
      request: request.encoded(),
      lateness: lateness.encoded(),
    },
  };
}

/** What all shards have measured together: nothing is lost by merging. @throws RangeError when there is none */
export function mergedOutcomes(outcomes: readonly ShardOutcome[], error: RunError | undefined): Simulated {
  const [first] = outcomes;
  if (first === undefined) throw new RangeError("Cannot merge: wanted one outcome at least, found none.");
  const measurements = new Measurements();
  for (const { counters, troubles, histograms } of outcomes) {
    for (const key of Object.keys(counters) as (keyof Counters)[])
      measurements.counters[key] += counters[key];
    for (const [why, count] of troubles)
      measurements.troubles.set(why, (measurements.troubles.get(why) ?? 0) + count);
    for (const kind of Object.keys(histograms.deliveries) as ChangeKind[])
      add(measurements.deliveries[kind], histograms.deliveries[kind]);
    add(measurements.delivery, histograms.delivery);
    add(measurements.request, histograms.request);
    add(measurements.lateness, histograms.lateness);
  }
  const why = error ?? outcomes.find((outcome) => outcome.error !== undefined)?.error;
  const { server } = first;
  return {
    ...(why === undefined ? {} : { error: why }),
    ...(server === undefined ? {} : { server }),
    population: {
      ...first.population,
      sessions: sum(outcomes, ({ population }) => population.sessions),
      edges: sum(outcomes, ({ population }) => population.edges),
    },
    phasesMs: longest(outcomes.map(({ phasesMs }) => phasesMs)),
    measurements,
    stretches: beside(outcomes.map(({ stretches }) => stretches)),
    deliveries: outcomes.map(({ deliveries }) => deliveries).reduce(added),
    violations: {
      total: sum(outcomes, ({ violations }) => violations.total),
      counts: outcomes.map(({ violations }) => violations.counts).reduce(added),
      kept: outcomes.flatMap(({ violations }) => violations.kept),
    },
    memoryBytes: sum(outcomes, ({ memoryBytes }) => memoryBytes),
  };
}

/** What is known where every process was lost before it could tell more: what was seen of them each second. */
export function fromStretches(stretches: readonly Stretch[], error: RunError): Simulated {
  const measurements = new Measurements();
  const { counters } = measurements;
  for (const stretch of stretches)
    for (const key of ["arrivals", "requests", "answered", "streamAnswers"] as const)
      counters[key] += stretch[key];
  const total = (of: (stretch: Stretch) => number) =>
    stretches.reduce((sum, stretch) => sum + of(stretch), 0);
  return {
    error,
    population: { users: 0, rooms: 0, sessions: 0, edges: 0 },
    phasesMs: {},
    measurements,
    stretches,
    deliveries: { ...noDeliveries(), verified: total(({ deliveries }) => deliveries) },
    violations: { total: total(({ violations }) => violations), counts: {}, kept: [] },
    memoryBytes: 0,
  };
}

function add(latencies: Latencies, encoded: string): void {
  const other = Latencies.decoded(encoded);
  latencies.add(other);
  other.free();
}

function sum(outcomes: readonly ShardOutcome[], of: (outcome: ShardOutcome) => number): number {
  return outcomes.reduce((total, outcome) => total + of(outcome), 0);
}

function longest(all: readonly Simulated["phasesMs"][]): Simulated["phasesMs"] {
  const found: Partial<Record<Phase, Ms>> = {};
  for (const phases of all)
    for (const [phase, ms] of Object.entries(phases) as [Phase, Ms][])
      found[phase] = Math.max(found[phase] ?? 0, ms);
  return found;
}

/** The stretches of the same second of all shards, as one. */
function beside(all: readonly (readonly Stretch[])[]): readonly Stretch[] {
  const series = new TimeSeries();
  for (let place = 0; place < Math.max(...all.map(({ length }) => length)); place++) {
    const there = all.flatMap((stretches) => stretches[place] ?? []);
    series.add(mergedStretch(there));
  }
  return series.stretches;
}

function added<T extends Readonly<Partial<Record<string, number>>>>(one: T, other: T): T {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...keys].map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)])) as T;
}
