import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../time/random.ts";
import { arrivals, type Spacing } from "./arrivals.ts";
import { type RateCurve, rateAt } from "./rate-curve.ts";

const rate = fc.double({ min: 0.5, max: 300, noNaN: true });
/** Long enough that the generator's steps of 10 ms can follow the curve. */
const time = fc.integer({ min: 1_000, max: 20_000 });
const curves: fc.Arbitrary<RateCurve> = fc.oneof(
  rate.map((one) => ({ kind: "constant", rate: one }) as const),
  fc.record({ kind: fc.constant("ramp" as const), from: rate, to: rate, overMs: time }),
  fc.record({
    kind: fc.constant("spike" as const),
    rate,
    peak: rate,
    atMs: time,
    lastingMs: fc.constant(500),
    everyMs: fc.option(fc.constant(2_000), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant("diurnal" as const), least: rate, most: rate, periodMs: time }),
);
const spacings = fc.constantFrom<Spacing>("even", "poisson");

const all = (curve: RateCurve, spacing: Spacing, seed: number, endMs = 10_000) => [
  ...arrivals({ curve, spacing, random: seededRandom(seed, "arrivals"), endMs }),
];

/** The highest rate of a curve. */
function peakOf(curve: RateCurve): number {
  const rates = Object.entries(curve).filter(([key]) =>
    ["rate", "from", "to", "peak", "least", "most"].includes(key),
  );
  return Math.max(...rates.map(([, rate]) => Number(rate)));
}

/** How many the curve promises, by a sum finer than that of the generator. */
function promised(curve: RateCurve, endMs: number): number {
  let sum = 0;
  for (let at = 0.5; at < endMs; at++) sum += rateAt(curve, at) / 1_000;
  return sum;
}

describe("arrivals", () => {
  it("come in order, before the end, and the same for the same seed", () => {
    fc.assert(
      fc.property(curves, spacings, fc.nat(), (curve, spacing, seed) => {
        const times = all(curve, spacing, seed);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        for (const at of times) expect(at).toBeLessThan(10_000);
        expect(all(curve, spacing, seed)).toEqual(times);
      }),
      { numRuns: 40 },
    );
  });

  it("are as many as the curve promises", () => {
    fc.assert(
      fc.property(curves, fc.nat(), (curve, seed) => {
        const wanted = promised(curve, 10_000);
        const slack = 2 + 0.01 * wanted + peakOf(curve) / 50;
        expect(Math.abs(all(curve, "even", seed).length - wanted)).toBeLessThan(slack);
        expect(Math.abs(all(curve, "poisson", seed).length - wanted)).toBeLessThan(
          slack + 6 * Math.sqrt(wanted),
        );
      }),
      { numRuns: 40 },
    );
  });

  it("never exceed the peak of their curve", () => {
    fc.assert(
      fc.property(curves, fc.integer({ min: 0, max: 30_000 }), (curve, at) => {
        expect(rateAt(curve, at)).toBeLessThanOrEqual(peakOf(curve) + 1e-9);
      }),
    );
  });
});

it("evenly spaced arrivals of a constant rate are a period apart", () => {
  const times = all({ kind: "constant", rate: 4 }, "even", 1, 1_001);
  expect(times.map(Math.round)).toEqual([250, 500, 750, 1_000]);
});
