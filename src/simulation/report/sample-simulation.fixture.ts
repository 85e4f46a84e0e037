import { Latencies } from "../measure/latencies.ts";
import type { Stretch } from "../measure/time-series.ts";
import { distributionOf } from "./distribution.ts";
import type { SimulationReport } from "./simulation-report.ts";

function stretch(second: number, changes: Partial<Stretch> = {}): Stretch {
  return {
    at: second * 1_000,
    lastsMs: 1_000,
    users: { online: 40 - second, unavailable: second, offline: 0 },
    arrivals: 10,
    requests: 9,
    answered: 9,
    unanswered: 1,
    deliveries: 90,
    streamAnswers: 80,
    p50Ms: 3,
    p99Ms: 40,
    maxMs: 60,
    violations: 0,
    troubles: 0,
    loopP99Ms: 2,
    cores: 0.25,
    ...changes,
  };
}

function spread(...latencies: readonly number[]) {
  const histogram = new Latencies();
  for (const ms of latencies) histogram.record(ms);
  const distribution = distributionOf(histogram);
  histogram.free();
  return distribution;
}

/** A small simulation in which everything went wrong, for tests; latencies have to be prepared before. */
export function sampleSimulation(changes: Partial<SimulationReport> = {}): SimulationReport {
  const quiet = stretch(4, { deliveries: 0, p50Ms: 0, p99Ms: 0, maxMs: 0 });
  const stretches = [stretch(2), stretch(3, { violations: 2, p99Ms: 900, maxMs: 1_200 }), quiet, stretch(5)];
  return {
    format: "rollcall.simulation/1",
    verdict: "fail",
    complete: true,
    errors: [],
    tool: { name: "rollcall", version: "0.1.0" },
    target: { name: "http://127.0.0.1:8008", kind: "url", server: "Sample 1.2" },
    profile: "v1",
    seed: 1,
    startedAt: "2026-01-02T03:04:05.000Z",
    workload: { users: 40, rooms: "fixed:10", rate: "10", duration: "3s" },
    population: { users: 40, rooms: 4, sessions: 40, edges: 360 },
    phasesMs: { "set-up": 500, opening: 1_000, load: 3_000, draining: 500 },
    counters: {
      arrivals: 40,
      requests: 36,
      answered: 33,
      limited: 1,
      refused: 1,
      lost: 1,
      streamAnswers: 320,
      streamTroubles: 2,
    },
    troubles: [{ why: "answered with 502", count: 2 }],
    delivery: {
      ...spread(3, 3, 3, 40, 1_200),
      verified: 270,
      repeated: 2,
      outOfOrder: 0,
      overtaken: 1,
      unproved: 0,
      caughtUp: 0,
      excused: 0,
    },
    deliveryByKind: { status: spread(3, 3, 40), level: spread(3, 1_200) },
    request: spread(2, 2, 8),
    lateness: spread(0.5, 1),
    violations: {
      total: 3,
      counts: { missed: 2, leak: 1 },
      kept: [
        {
          kind: "missed",
          at: 2_600,
          session: 3,
          observer: "@three:sample",
          subject: 4,
          subjectId: "@four:sample",
          allowed: "version 2, before it was overtaken",
          observed: `{"presence":"online"}`,
        },
        {
          kind: "leak",
          at: 2_100,
          session: 5,
          observer: "@five:sample",
          allowed: "nothing: they share no room",
          observed: `{"presence":"offline"}`,
        },
      ],
    },
    bottleneck: { side: "server", why: "1 % of all requests waited long" },
    thresholds: [
      { text: "delivery.p99>2s", measured: 1_200, isBroken: false },
      { text: "lost>0", measured: 1, isBroken: true },
    ],
    memoryBytes: 90e6,
    stretches,
    worst: [stretches[1]!],
    ...changes,
  };
}

/** The sample with one text wherever a server's or a user's can stand. */
export function hostileSimulation(hostile: string): SimulationReport {
  const sample = sampleSimulation();
  return {
    ...sample,
    target: { name: hostile, kind: "url", server: hostile },
    errors: [{ code: "unreachable", message: hostile, hint: hostile }],
    startedAt: hostile,
    troubles: [{ why: hostile, count: 1 }],
    thresholds: sample.thresholds.map((threshold) => ({ ...threshold, text: hostile })),
    violations: {
      ...sample.violations,
      kept: sample.violations.kept.map((violation) => ({
        ...violation,
        observer: hostile,
        subjectId: hostile,
        allowed: hostile,
        observed: hostile,
      })),
    },
  };
}
