import { expect, it } from "vitest";
import { VirtualClock } from "../time/virtual-clock.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { createBudget } from "./budget.ts";

const quick = waiting(0);

function waiting(waitMs: number): Scenario {
  return { waitMs } as Scenario;
}

function budgetOf(budgetMs: number) {
  const clock = new VirtualClock(5_000);
  const waits = ({ waitMs }: Scenario) => waitMs;
  return { clock, budget: createBudget({ budgetMs, text: "test", clock, waits }) };
}

it("begins what would end in time, and nothing that has to wait beyond it", () => {
  const { clock, budget } = budgetOf(10_000);
  expect(budget.hasTimeFor(waiting(9_999))).toBe(true);
  expect(budget.hasTimeFor(waiting(10_000))).toBe(false);
  clock.advance(9_999);
  expect(budget.hasTimeFor(quick)).toBe(true);
  clock.advance(1);
  expect(budget.hasTimeFor(quick)).toBe(false);
});

it("expects a scenario to take what the others took beside their waiting", () => {
  const { clock, budget } = budgetOf(10_000);
  const [slowEnds, quickEnds] = [budget.begin(waiting(3_000)), budget.begin(quick)];
  clock.advance(4_000);
  quickEnds();
  clock.advance(1_000);
  slowEnds();
  clock.advance(1_999);
  expect(budget.hasTimeFor(quick)).toBe(true);
  clock.advance(1);
  expect(budget.hasTimeFor(quick)).toBe(false);
});
