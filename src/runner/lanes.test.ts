import { expect, it } from "vitest";
import type { Scenario } from "../scenarios/scenario.ts";
import { lanes } from "./lanes.ts";

const scenarios = [
  { id: "short", waitMs: 0 },
  { id: "long", waitMs: 30_000 },
  { id: "longest", waitMs: 60_000 },
  { id: "shorter", waitMs: 19_999 },
] as unknown as readonly Scenario[];

/** What the workers would perform, could each begin at once: the first of each lane, then the second. */
function begun(concurrency: number, inOrder = false): readonly string[] {
  const works = lanes(scenarios, { concurrency, inOrder, waits: ({ waitMs }) => waitMs });
  const iterators = works.map((lane) => lane[Symbol.iterator]());
  const ids: string[] = [];
  for (let round = 0; round < scenarios.length; round++) {
    for (const iterator of iterators) {
      const { value } = iterator.next() as { readonly value?: Scenario };
      if (value !== undefined) ids.push(value.id);
    }
  }
  return ids;
}

it("begins with the longest", () => {
  expect(begun(2)).toEqual(["longest", "long", "short", "shorter"]);
});

it("keeps the order where a run may end early", () => {
  expect(begun(2, true)).toEqual(["long", "longest", "short", "shorter"]);
});

it("is the order of the plan, one at a time", () => {
  expect(begun(1)).toEqual(["short", "long", "longest", "shorter"]);
});
