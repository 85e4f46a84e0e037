import { expect, it } from "vitest";
import { latencyHistogram } from "./latency-histogram.ts";

it("counts delays from the fastest that there is to the slowest", () => {
  expect(latencyHistogram([3, 3, 19, 10])).toEqual([
    { fromMs: 2, toMs: 5, count: 2 },
    { fromMs: 5, toMs: 10, count: 0 },
    { fromMs: 10, toMs: 20, count: 2 },
  ]);
});

it("has a place for the slowest, and is empty without any", () => {
  expect(latencyHistogram([1e9])).toEqual([{ fromMs: 50_000, toMs: null, count: 1 }]);
  expect(latencyHistogram([])).toEqual([]);
});
