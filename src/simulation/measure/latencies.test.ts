import { beforeAll, expect, it } from "vitest";
import { Latencies, prepareLatencies } from "./latencies.ts";

beforeAll(prepareLatencies);

function of(...values: readonly number[]): Latencies {
  const latencies = new Latencies();
  for (const value of values) latencies.record(value);
  return latencies;
}

it("says how latencies are spread, to three digits", () => {
  const { count, p50Ms, p99Ms, maxMs, meanMs } = of(
    ...Array.from({ length: 1_000 }, (_, index) => index + 1),
  ).spread();
  expect(count).toBe(1_000);
  for (const [found, wanted] of [
    [p50Ms, 500],
    [p99Ms, 990],
    [maxMs, 1_000],
    [meanMs, 500.5],
  ] as const)
    expect(Math.abs(found - wanted)).toBeLessThan(wanted / 500);
});

it("bears what cannot be, and keeps what is beyond its range at its end", () => {
  const { count, maxMs } = of(-5, 1e12).spread();
  expect(count).toBe(2);
  expect(maxMs).toBeGreaterThan(3_590_000);
});

it("merged is as if all had been recorded in one, also over the wire", () => {
  const [one, other] = [of(1, 2, 3, 40), of(0.5, 700, 12_000)];
  const together = of(1, 2, 3, 40, 0.5, 700, 12_000);
  one.add(Latencies.decoded(other.encoded()));
  expect(one.spread()).toEqual(together.spread());
  expect(one.encoded()).toBe(together.encoded());
});

it("is empty when it is", () => {
  expect(new Latencies().spread()).toEqual({
    count: 0,
    p50Ms: 0,
    p90Ms: 0,
    p99Ms: 0,
    p999Ms: 0,
    maxMs: 0,
    meanMs: 0,
  });
});
