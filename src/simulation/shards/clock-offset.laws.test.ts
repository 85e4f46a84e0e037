import * as fc from "fast-check";
import { expect, it } from "vitest";
import { apartMs, clockOffset } from "./clock-offset.ts";

const delays = fc.tuple(
  fc.double({ min: 0, max: 500, noNaN: true }),
  fc.double({ min: 0, max: 500, noNaN: true }),
);

/** A clock that is off by so much, and answers that take as long as they take, there and back. */
function clocks(offMs: number, ways: readonly (readonly [there: number, back: number])[]) {
  let [trueMs, round] = [1_000_000.25, 0];
  return {
    resolutionMs: 1,
    now: () => Math.floor(trueMs + offMs),
    ask: () => {
      const [there, back] = ways[round++ % ways.length] ?? [0, 0];
      trueMs += there;
      const shared = trueMs;
      trueMs += back;
      return Promise.resolve(shared);
    },
  };
}

it("the true offset is never further away than the bound, however long answers take on either way", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: -1e7, max: 1e7, noNaN: true }),
      fc.array(delays, { minLength: 1, maxLength: 8 }),
      async (offMs, ways) => {
        const { offsetMs, boundMs } = await clockOffset(clocks(offMs, ways));
        expect(Math.abs(offsetMs + offMs)).toBeLessThanOrEqual(boundMs + 1e-6);
      },
    ),
  );
});

it("one quick answer is enough", async () => {
  const { boundMs } = await clockOffset(
    clocks(-5_000, [
      [300, 0],
      [0.2, 0.1],
      [0, 400],
    ]),
  );
  expect(boundMs).toBeLessThanOrEqual(1);
});

it("two clocks are apart by what both may be off", () => {
  expect(apartMs([0.5, 3, 1])).toBe(4);
  expect(apartMs([])).toBe(0);
});
