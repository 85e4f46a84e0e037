import { expect, it } from "vitest";
import { Spans } from "./spans.ts";

it("counts each moment once, in whatever order the stretches come, and however many", () => {
  const spans = new Spans();
  // Every second one overlaps the one before it; in an order that jumps about.
  const many = 30_011;
  for (let place = 0; place < many; place++) {
    const number = (place * 7_919) % many;
    spans.add(number * 10, number * 10 + (number % 2 === 0 ? 15 : 2));
  }
  // Pairs of 15 ms each (10 to 12 lies within 0 to 15), and the last one has no other.
  expect(spans.covered()).toBe(Math.ceil(many / 2) * 15);
});

it("covers together what any of them covers", () => {
  const [one, other] = [
    new Spans([[0, 10]]),
    new Spans([
      [5, 20],
      [30, 31],
    ]),
  ];
  expect(one.with(other).covered()).toBe(21);
  expect([one.covered(), other.covered(), new Spans().covered()]).toEqual([10, 16, 0]);
});
