import { expect, it } from "vitest";
import { Gate } from "./gate.ts";

function gate() {
  const passed: [number, string][] = [];
  let opened = 0;
  const one = new Gate<string, string>({
    count: 2,
    open: (brought) => {
      opened += 1;
      return brought.toSorted().join("+");
    },
    pass: (shard, value) => passed.push([shard, value]),
  });
  return { one, passed, opened: () => opened };
}

it("lets nobody through before all have come, and then everybody", () => {
  const { one, passed } = gate();
  one.come(1, "b");
  one.come(1, "c");
  expect(passed).toEqual([]);
  one.come(0, "a");
  expect(passed).toEqual([
    [0, "a+c"],
    [1, "a+c"],
  ]);
});

it("lets who comes once more through alone, with what all have brought", () => {
  const { one, passed, opened } = gate();
  one.come(0, "a");
  one.come(1, "b");
  one.come(0, "again");
  expect(passed.slice(2)).toEqual([[0, "a+b"]]);
  expect(opened()).toBe(1);
});
