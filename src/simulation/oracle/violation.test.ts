import { expect, it } from "vitest";
import { type Violation, Violations } from "./violation.ts";

const at = (ms: number) => () => ({ at: ms, session: 1, allowed: "this", observed: "that" });

it("what was held apart counts from when it is taken, and of each kind no more is kept than else", () => {
  const told: Violation[] = [];
  const heldBack: Violation[] = [];
  const violations = new Violations(2, (violation) => told.push(violation));
  const held = violations.apart((violation) => heldBack.push(violation));
  violations.add("missed", at(1));
  for (const ms of [2, 3, 4]) held.add("missed", at(ms));
  held.add("leak", at(5));
  expect([violations.total, heldBack.length]).toEqual([1, 3]);
  violations.take(held);
  expect(violations.counts()).toEqual({ missed: 4, leak: 1 });
  expect(violations.kept.map((one) => one.at)).toEqual([1, 2, 5]);
  // Those that are told are those that were held back, and so are known by what was made of them meanwhile.
  expect(told.slice(1)).toEqual([heldBack[0], heldBack[2]]);
  expect(told[1]).toBe(heldBack[0]);
});
