import { expect, it } from "vitest";
import { sayOrder } from "./say-order.ts";
import type { SimulationReport } from "./simulation-report.ts";

const said = (outOfOrder: number, unproved: number) =>
  sayOrder({ delivery: { outOfOrder, unproved } as SimulationReport["delivery"] });

it.each([
  [0, 0, undefined],
  [
    0,
    2,
    "Whether the server keeps an order of news is not known, since not all processes came to their end: 2 changes that nothing else shows to be lost were not held against the server.",
  ],
  [
    1,
    0,
    "News of different users came out of order 1 time, as they may, so that their order proves nothing.",
  ],
  [
    2,
    1,
    "News of different users came out of order 2 times, as they may, so that their order proves nothing: 1 change that nothing else shows to be lost was not held against the server.",
  ],
  [
    9,
    3,
    "News of different users came out of order 9 times, as they may, so that their order proves nothing: 3 changes that nothing else shows to be lost were not held against the server.",
  ],
])("out of order %d times, and %d changes", (outOfOrder, unproved, sentence) => {
  expect(said(outOfOrder, unproved)).toBe(sentence);
});
