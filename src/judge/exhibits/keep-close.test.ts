import { expect, it } from "vitest";
import * as fc from "fast-check";
import { keepClose } from "./keep-close.ts";

const items = [...Array(1_000).keys()];

it("keeps a list that there is room for", () => {
  expect(keepClose([1, 2, 3], { room: 3, isKey: () => false })).toEqual([
    { item: 1 },
    { item: 2 },
    { item: 3 },
  ]);
});

it("keeps the beginning and what is near something that matters, and says what is left out", () => {
  const kept = keepClose(items, { room: 151, isKey: (item) => item === 600 });
  expect(kept.map((one) => ("item" in one ? one.item : one.gap.length))).toEqual([
    ...items.slice(0, 100),
    475,
    ...items.slice(575, 626),
    374,
  ]);
});

it("has room for as many as it is told, and loses none without a word", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(200), fc.func(fc.boolean()), (length, room, isKey) => {
      const list = items.slice(0, length);
      const kept = keepClose(list, { room, isKey });
      expect(kept.filter((one) => "item" in one).length).toBe(Math.min(room, length));
      expect(kept.flatMap((one) => ("item" in one ? one.item : one.gap))).toEqual(list);
    }),
  );
});
