import { expect, it } from "vitest";
import { VirtualClock } from "../time/virtual-clock.ts";
import { createBudget } from "./budget.ts";

const quick = { waitMs: 0 };

function budgetOf(budgetMs: number, timeIsFree = false) {
  const clock = new VirtualClock(5_000);
  return { clock, budget: createBudget({ budgetMs, text: "test", clock, timeIsFree }) };
}

it("begins what would end in time, and nothing that has to wait beyond it", () => {
  const { clock, budget } = budgetOf(10_000);
  expect(budget.hasTimeFor({ waitMs: 9_999 })).toBe(true);
  expect(budget.hasTimeFor({ waitMs: 10_000 })).toBe(false);
  clock.advance(9_999);
  expect(budget.hasTimeFor(quick)).toBe(true);
  clock.advance(1);
  expect(budget.hasTimeFor(quick)).toBe(false);
});

it("expects a scenario to take what the others took beside their waiting", () => {
  const { clock, budget } = budgetOf(10_000);
  const [slowEnds, quickEnds] = [budget.begin({ waitMs: 3_000 }), budget.begin(quick)];
  clock.advance(4_000);
  quickEnds();
  clock.advance(1_000);
  slowEnds();
  clock.advance(1_999);
  expect(budget.hasTimeFor(quick)).toBe(true);
  clock.advance(1);
  expect(budget.hasTimeFor(quick)).toBe(false);
});

it("counts no waiting where time is free", () => {
  const { budget } = budgetOf(10_000, true);
  expect(budget.hasTimeFor({ waitMs: 600_000 })).toBe(true);
});
