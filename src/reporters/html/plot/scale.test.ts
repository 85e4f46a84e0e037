import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countScale, magnitudeScale, timeScale } from "./scale.ts";

const labels = (scale: { readonly ticks: readonly { readonly label: string }[] }) =>
  scale.ticks.map(({ label }) => label);

describe("timeScale", () => {
  it("has ticks at round times, as a clock shows them", () => {
    expect(labels(timeScale(98_000, 100))).toEqual(["0", "15 s", "30 s", "45 s", "1:00", "1:15", "1:30"]);
    expect(labels(timeScale(7_300_000, 100)).at(-1)).toBe("2:00:00");
    expect(labels(timeScale(0, 100))).toEqual(["0"]);
  });

  it("has the beginning at 0 and the end at its length", () => {
    const scale = timeScale(4_000, 200);
    expect([scale.at(0), scale.at(1_000), scale.at(4_000)]).toEqual([0, 50, 200]);
  });
});

describe("countScale", () => {
  it("goes in steps of 1, 2 or 5, up to what there is or a little more", () => {
    expect(labels(countScale(68, 100))).toEqual(["0", "20", "40", "60", "80"]);
    expect(labels(countScale(0, 100))).toEqual(["0", "1"]);
    expect(labels(countScale(1_366, 100))).toEqual(["0", "500", "1000", "1500"]);
  });
});

describe("magnitudeScale", () => {
  it("goes from power to power of ten, and nothing is below its beginning", () => {
    const scale = magnitudeScale([3, 1_200], 400);
    expect(labels(scale)).toEqual(["1 ms", "10 ms", "100 ms", "1 s", "10 s"]);
    expect([scale.at(1), scale.at(100), scale.at(10_000), scale.at(0)]).toEqual([0, 200, 400, 0]);
  });
});

describe("every scale", () => {
  it("has a few ticks, in order and on the axis, and keeps what it is made for on it", () => {
    const anything = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const [least, most] = [Math.min(one, other), Math.max(one, other)];
        for (const scale of [
          timeScale(most, 300),
          countScale(most, 300),
          magnitudeScale([least, most], 300),
        ]) {
          const places = scale.ticks.map(({ value }) => scale.at(value));
          expect(places.length).toBeLessThanOrEqual(13);
          expect(places).toEqual(places.toSorted((first, second) => first - second));
          for (const place of [...places, scale.at(least), scale.at(most)]) {
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThanOrEqual(300.001);
          }
        }
      }),
    );
  });
});
