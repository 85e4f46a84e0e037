import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

const rest = () => new Promise((resolve) => setImmediate(resolve));

it("performs only so many at once, in their order, and hands a turn on also after a failure", async () => {
  const turns = createTurns(2);
  const [begun, ends]: [number[], (() => void)[]] = [[], []];
  const works = [0, 1, 2, 3].map((number) =>
    turns(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (number === 0) throw new Error("no");
      return number;
    }),
  );
  const outcomes = Promise.allSettled(works);
  await rest();
  expect(begun).toEqual([0, 1]);
  ends[0]?.();
  await rest();
  expect(begun).toEqual([0, 1, 2]);
  for (let place = 1; place < 4; place++) {
    ends[place]?.();
    await rest();
  }
  expect((await outcomes).map(({ status }) => status)).toEqual([
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
});
