import type { RunError } from "../../runner/run-error.ts";
import type { ProfileId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import type { Stretch } from "../measure/time-series.ts";
import type { WorkloadContent } from "../workload-schema.ts";
import type { NamedViolation, Phase, Simulated } from "../simulated.ts";
import { type Bottleneck, bottleneckOf } from "./bottleneck.ts";
import { distributionOf } from "./distribution.ts";
import type { Figures, Threshold, WeighedThreshold } from "./threshold.ts";

/** What a simulation says in sum. */
export type SimulationVerdict = "pass" | "fail" | "inconclusive" | "incomplete";

/** Everything that is told of a simulation: `rollcall.simulation/1`. */
export interface SimulationReport extends Figures {
  readonly format: "rollcall.simulation/1";
  readonly verdict: SimulationVerdict;
  readonly complete: boolean;
  readonly errors: readonly RunError[];
  readonly tool: { readonly name: string; readonly version: string };
  readonly target: { readonly name: string; readonly kind: string; readonly server?: string };
  readonly profile: ProfileId;
  readonly seed: number;
  readonly startedAt: string;
  readonly workload: WorkloadContent;
  readonly population: Simulated["population"];
  readonly phasesMs: Readonly<Partial<Record<Phase, Ms>>>;
  readonly troubles: readonly { readonly why: string; readonly count: number }[];
  readonly violations: Figures["violations"] & { readonly kept: readonly NamedViolation[] };
  readonly bottleneck: Bottleneck;
  readonly thresholds: readonly WeighedThreshold[];
  readonly memoryBytes: number;
  readonly clocksApartMs?: Ms;
  readonly stretches: readonly Stretch[];
  /** The worst moments, the worst first. */
  readonly worst: readonly Stretch[];
}

export interface ReportContext {
  readonly tool: SimulationReport["tool"];
  readonly target: { readonly name: string; readonly kind: string };
  readonly profile: ProfileId;
  readonly seed: number;
  readonly startedAt: string;
  readonly workload: WorkloadContent;
  readonly thresholds: readonly Threshold[];
}

const WORST = 5;

/** What is told of a simulation. */
export function simulationReport(simulated: Simulated, context: ReportContext): SimulationReport {
  const { error, server, population, phasesMs, measurements, stretches, deliveries, violations } = simulated;
  const { thresholds, target, ...rest } = context;
  const { counters, troubles, delivery, request, lateness } = measurements;
  const byKind = Object.entries(measurements.deliveries)
    .filter(([, latencies]) => latencies.count > 0)
    .map(([kind, latencies]) => [kind, distributionOf(latencies)] as const);
  const unjudged = {
    format: "rollcall.simulation/1" as const,
    complete: error === undefined,
    errors: error === undefined ? [] : [error],
    ...rest,
    target: { ...target, ...(server === undefined ? {} : { server }) },
    population,
    phasesMs,
    counters,
    troubles: [...troubles].map(([why, count]) => ({ why, count })),
    delivery: { ...distributionOf(delivery), ...deliveries },
    deliveryByKind: Object.fromEntries(byKind),
    request: distributionOf(request),
    lateness: distributionOf(lateness),
    violations,
    bottleneck: bottleneckOf({ stretches, request, lateness, counters, loadMs: phasesMs.load ?? 0 }),
    memoryBytes: simulated.memoryBytes,
    ...(simulated.clocksApartMs === undefined ? {} : { clocksApartMs: simulated.clocksApartMs }),
    stretches,
    worst: [...stretches].sort((one, other) => other.p99Ms - one.p99Ms).slice(0, WORST),
  };
  const weighed = thresholds.map((threshold) => threshold.weigh(unjudged));
  return { ...unjudged, thresholds: weighed, verdict: verdictOf({ ...unjudged, thresholds: weighed }) };
}

/** The worst that applies. Where nothing was shown nothing was verified; where the harness was too slow, who knows. */
function verdictOf(report: Omit<SimulationReport, "verdict">): SimulationVerdict {
  if (!report.complete || report.delivery.verified === 0) return "incomplete";
  if (report.violations.total > 0 || report.thresholds.some(({ isBroken }) => isBroken)) return "fail";
  return report.bottleneck.side === "harness" ? "inconclusive" : "pass";
}
