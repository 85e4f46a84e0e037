import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type Stretch, TimeSeries } from "./time-series.ts";

function stretch(index: number): Stretch {
  return {
    at: (index + 1) * 1_000,
    lastsMs: 1_000,
    users: { online: index, unavailable: 0, offline: 0 },
    arrivals: 1,
    requests: 1,
    answered: 1,
    unanswered: index,
    deliveries: 2,
    streamAnswers: 2,
    p50Ms: index,
    p99Ms: index,
    maxMs: index,
    violations: 0,
    troubles: 0,
    loopP99Ms: 0,
    cores: 0.5,
  };
}

it("stays small, covers all of the time and loses nothing that is counted", () => {
  fc.assert(
    fc.property(fc.nat(5_000), (length) => {
      const series = new TimeSeries();
      for (let index = 0; index < length; index++) series.add(stretch(index));
      const { stretches } = series;
      const sum = (of: (one: Stretch) => number) => stretches.reduce((total, one) => total + of(one), 0);
      expect(stretches.length).toBeLessThanOrEqual(600);
      expect(sum(({ lastsMs }) => lastsMs)).toBe(length * 1_000);
      expect(sum(({ deliveries }) => deliveries)).toBe(length * 2);
      expect(Math.max(-1, ...stretches.map(({ maxMs }) => maxMs))).toBe(length - 1);
      for (const { cores } of stretches) expect(cores).toBeCloseTo(0.5);
    }),
    { numRuns: 20 },
  );
});
