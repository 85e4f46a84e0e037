import { describe, expect, it } from "vitest";
import type { SimulationReport } from "./simulation-report.ts";
import { parseThreshold } from "./thresholds.ts";

const report = {
  counters: { lost: 3 },
  delivery: { p99Ms: 1_500, p999Ms: 4_000, count: 10, verified: 12, unproved: 4 },
  deliveryByKind: { status: { p50Ms: 20 } },
  request: { maxMs: 900 },
  lateness: { p99Ms: 1 },
  violations: { total: 2, counts: { "went back": 2 } },
} as unknown as SimulationReport;

describe("a threshold", () => {
  it.each([
    ["delivery.p99>2s", 1_500, false],
    ["delivery.p99>1.5s", 1_500, false],
    ["delivery.p99>=1.5s", 1_500, true],
    ["delivery.p99.9 > 2s", 4_000, true],
    ["delivery.status.p50<100ms", 20, true],
    ["delivery.rename.p50>1ms", 0, false],
    ["delivery.verified<100", 12, true],
    ["delivery.unproved>0", 4, true],
    ["request.max<=900ms", 900, true],
    ["lateness.p99>50ms", 1, false],
    ["violations>0", 2, true],
    ["violations.went back>=2", 2, true],
    ["violations.leak>0", 0, false],
    ["lost>2", 3, true],
  ])("%s", (text, measured, isBroken) => {
    expect(parseThreshold(text).weigh(report)).toEqual({ text, measured, isBroken });
  });

  it.each([
    "",
    "delivery",
    "delivery.p98>2s",
    "delivery.p99=2s",
    "latency>1s",
    "lost>many",
    "delivery.toString>1",
  ])("is refused: %j", (text) => {
    expect(() => parseThreshold(text)).toThrow(/^Cannot use --fail-on: wanted .*, found /u);
  });

  it.each([
    [
      "delivery.p99>2",
      'wanted a length of time with its unit (ms, s, m, h) to hold delivery.p99 against, found "2"',
    ],
    ["delivery.status.p50>100 ms", "wanted <figure><comparison><bound>"],
    ["request.max>soon", 'to hold request.max against, found "soon"'],
    ["lost>2s", 'wanted a number without a unit to hold lost against, found "2s"'],
    ["delivery.count<1m", 'wanted a number without a unit to hold delivery.count against, found "1m"'],
    ["violations.leak>1ms", "wanted a number without a unit to hold violations.leak against"],
  ])("%s: says which unit is wanted", (text, message) => {
    expect(() => parseThreshold(text)).toThrow(message);
  });
});
