import * as fc from "fast-check";
import { expect, it } from "vitest";
import { seededRandom } from "./random.ts";

it("draws the same for the same seed and label", () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), fc.array(fc.integer(), { minLength: 1 }), (seed, label, items) => {
      const [one, other] = [seededRandom(seed, label), seededRandom(seed, label)];
      expect([one.below(1_000), one.pick(items), one.shuffle(items)]).toEqual([
        other.below(1_000),
        other.pick(items),
        other.shuffle(items),
      ]);
    }),
  );
});

it("shuffles without losing or making anything", () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer()), (seed, items) => {
      const shuffled = seededRandom(seed).shuffle(items);
      expect(sorted(shuffled)).toEqual(sorted(items));
    }),
  );
});

it("stays below its limit, and tells labels apart", () => {
  const draws = Array.from({ length: 200 }, () => seededRandom(1, "a").below(7));
  expect(Math.max(...draws)).toBeLessThan(7);
  const of = (label: string) =>
    Array.from(
      { length: 8 },
      (
        (random) => () =>
          random.below(1_000)
      )(seededRandom(1, label)),
    );
  expect(of("a")).not.toEqual(of("b"));
});

it("cannot pick of nothing", () => {
  expect(() => seededRandom(1).pick([])).toThrow("wanted at least one, found none");
});

function sorted(items: readonly number[]): readonly number[] {
  return [...items].sort((one, other) => one - other);
}
