import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { LOAD_MUTANTS } from "../../server/load-mutants/load-mutants.ts";
import { Latencies } from "../measure/latencies.ts";
import { simulated, type SimulationWish } from "../simulate.fixture.ts";
import type { WorkloadContent } from "../workload-schema.ts";
import { prometheusText } from "./prometheus.ts";
import { simulationJson } from "./simulation-json.ts";
import { type SimulationReport, simulationReport } from "./simulation-report.ts";
import { simulationJsonSchema } from "./simulation-schema.ts";
import { simulationText } from "./simulation-text.ts";
import { parseThreshold } from "./thresholds.ts";

const WORKLOAD: WorkloadContent = { users: 60, rooms: "fixed:10", rate: 10, duration: "20s" };

async function reported(
  wish: SimulationWish = {},
  failOn: readonly string[] = [],
): Promise<SimulationReport> {
  return simulationReport(await simulated({ workload: WORKLOAD, ...wish }), {
    tool: { name: "rollcall", version: "0.0.0" },
    target: { name: "embedded", kind: "embedded" },
    profile: "v1",
    seed: 1,
    startedAt: "2026-11-02T00:00:00.000Z",
    workload: WORKLOAD,
    thresholds: failOn.map(parseThreshold),
  });
}

const mutant = (name: string): SimulationWish => {
  const found = LOAD_MUTANTS.find((one) => one.name === name);
  return found === undefined ? {} : { mutant: found };
};

describe("the report of a simulation", () => {
  let report: SimulationReport;
  beforeAll(async () => {
    report = await reported();
  });

  it("passes where everything was shown", () => {
    expect(report).toMatchObject({
      verdict: "pass",
      complete: true,
      errors: [],
      bottleneck: { side: "none" },
    });
    expect(report.stretches.length).toBeGreaterThan(15);
    expect(report.stretches.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBe(report.counters.arrivals);
  });

  it("is what its schema says, as a validator reads it that nobody here wrote", () => {
    const shipped: unknown = JSON.parse(
      readFileSync(new URL("../../../schemas/simulation-1.schema.json", import.meta.url), "utf8"),
    );
    expect(shipped).toEqual(JSON.parse(JSON.stringify(simulationJsonSchema())));
    const validate = new Ajv2020({ allErrors: true }).compile(shipped as object);
    validate(JSON.parse(simulationJson(report)));
    expect(validate.errors).toBeNull();
    expect(validate({ format: "rollcall.simulation/1" })).toBe(false);
  });

  it("holds histograms that others can add", () => {
    const kinds = Object.values(report.deliveryByKind);
    const sum = new Latencies();
    for (const { histogram } of kinds) sum.add(Latencies.decoded(histogram));
    expect(sum.spread()).toEqual(Latencies.decoded(report.delivery.histogram).spread());
  });

  it("is told to people", () => {
    const text = simulationText(report, { colour: false });
    expect(text).toContain("users     60 in 6 rooms, 60 sessions, 540 pairs");
    expect(text).toMatch(/≤ {1,3}5 ms {2}█+/u);
    expect(text.trimEnd().split("\n").at(-1)).toMatch(/^PASS \d+ deliveries verified/u);
  });

  it("is told to Prometheus, each figure with its type", () => {
    const lines = prometheusText(report).split("\n");
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(
        /^(# (HELP|TYPE) rollcall_\w+ .+|rollcall_\w+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [\d.e+-]+)$/u,
      );
    expect(lines).toContain(`rollcall_deliveries_total ${report.delivery.verified}`);
    expect(lines).toContain('rollcall_requests_total{outcome="lost"} 0');
  });
});

it("fails by a violation, and shows who was shown what", async () => {
  const report = await reported(mutant("leaks-one-delivery"));
  expect(report).toMatchObject({ verdict: "fail", violations: { total: 1, counts: { leak: 1 } } });
  const text = simulationText(report, { colour: false });
  expect(text).toContain("allowed   nothing: they share no room");
  expect(text.trimEnd().split("\n").at(-1)).toBe("FAIL 1 violation.");
});

it("fails by a threshold that is broken, and not by one that is kept", async () => {
  const slow = await reported(mutant("tells-some-changes-late"), ["delivery.p99>2s", "lost>0"]);
  expect(slow.verdict).toBe("fail");
  expect(slow.thresholds).toMatchObject([
    { text: "delivery.p99>2s", isBroken: true },
    { text: "lost>0", isBroken: false, measured: 0 },
  ]);
  const text = simulationText(slow, { colour: false });
  expect(text).toContain("broken  delivery.p99>2s");
  expect(text).toMatch(/^News of different users came out of order \d+ times/mu);
  const quick = await reported({}, ["delivery.p99>2s", "delivery.status.p50>1s", "delivery.verified<10"]);
  expect(quick.verdict).toBe("pass");
});

it("is incomplete when it was interrupted, whatever it saw", async () => {
  const stop = new AbortController();
  const report = await reported({ signal: stop.signal, onStretch: ({ at }) => at > 5_000 && stop.abort() });
  expect(report).toMatchObject({ verdict: "incomplete", complete: false, errors: [{ code: "interrupted" }] });
  expect(simulationText(report, { colour: false })).toContain("INCOMPLETE");
});

it("is incomplete when nobody was shown anything", async () => {
  const report = await reported({ workload: { ...WORKLOAD, rooms: "fixed:1" } });
  expect(report.verdict).toBe("incomplete");
});

it("blames the harness when it was late itself", async () => {
  const pulse = { loopP99Ms: () => 80, cores: () => 1, memoryBytes: () => 1e8, stop: () => undefined };
  const report = await reported({ pulse });
  expect(report).toMatchObject({ verdict: "inconclusive", bottleneck: { side: "harness" } });
  expect(simulationText(report, { colour: false })).toContain("INCONCLUSIVE");
});
