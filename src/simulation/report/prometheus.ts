import type { Spread } from "../measure/latencies.ts";
import type { SimulationReport } from "./simulation-report.ts";

const QUANTILES = [
  ["0.5", "p50Ms"],
  ["0.9", "p90Ms"],
  ["0.99", "p99Ms"],
  ["0.999", "p999Ms"],
] as const;

/** A simulation in Prometheus's text format: what was counted, and latencies as summaries in seconds. */
export function prometheusText(report: SimulationReport): string {
  const { counters, delivery, deliveryByKind, request, lateness, violations, population } = report;
  return [
    ...gauge("rollcall_users", "Simulated users.", [["", population.users]]),
    ...counter("rollcall_acts_total", "Acts that were due.", [["", counters.arrivals]]),
    ...counter("rollcall_requests_total", "Short requests, by what came of them.", [
      ['{outcome="answered"}', counters.answered],
      ['{outcome="limited"}', counters.limited],
      ['{outcome="refused"}', counters.refused],
      ['{outcome="lost"}', counters.lost],
    ]),
    ...counter("rollcall_deliveries_total", "Deliveries that were verified.", [["", delivery.verified]]),
    ...counter(
      "rollcall_violations_total",
      "Violations by kind.",
      Object.entries(violations.counts).map(([kind, count]) => [`{kind="${kind}"}`, count] as const),
    ),
    ...summary(
      "rollcall_delivery_seconds",
      "From when a change was due until it was shown.",
      Object.entries(deliveryByKind).map(([kind, spread]) => [`change="${kind}"`, spread] as const),
    ),
    ...summary("rollcall_request_seconds", "From when a request was due until it was answered.", [
      ["", request],
    ]),
    ...summary("rollcall_lateness_seconds", "How late the harness itself was.", [["", lateness]]),
    "",
  ].join("\n");
}

type Samples = readonly (readonly [labels: string, value: number])[];

function gauge(name: string, help: string, samples: Samples): readonly string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
  ];
}

function counter(name: string, help: string, samples: Samples): readonly string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} counter`,
    ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
  ];
}

function summary(
  name: string,
  help: string,
  spreads: readonly (readonly [label: string, spread: Spread])[],
): readonly string[] {
  const lines = spreads.flatMap(([label, spread]) => [
    ...QUANTILES.map(([quantile, key]) => {
      const labels = [...(label === "" ? [] : [label]), `quantile="${quantile}"`].join(",");
      return `${name}{${labels}} ${spread[key] / 1_000}`;
    }),
    `${name}_sum${label === "" ? "" : `{${label}}`} ${(spread.meanMs * spread.count) / 1_000}`,
    `${name}_count${label === "" ? "" : `{${label}}`} ${spread.count}`,
  ]);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} summary`, ...lines];
}
