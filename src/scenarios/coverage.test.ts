import { describe, expect, it } from "vitest";
import type { PlanTotals } from "../history/history.ts";
import type { Command } from "../model/command.ts";
import { coverageOf, type PerformedStep } from "./coverage.ts";

const totals: PlanTotals = {
  scenarios: 1,
  graphs: {
    presence: { states: 3, transitions: 4, pairs: 5 },
    world: { states: 1, transitions: 1, pairs: 0 },
  },
  requirements: [],
  unreached: [],
};
const step = (user: string, edge?: string, scenario = "s"): PerformedStep => ({
  scenario,
  command: { type: "disconnect", user },
  edges: edge === undefined ? [] : [`presence:${edge}`],
});
const reached = (...steps: readonly PerformedStep[]) => {
  const { states, transitions, pairs } = coverageOf(totals, steps).presence!;
  return [states.reached, transitions.reached, pairs.reached];
};

describe("coverageOf", () => {
  it("counts states, transitions and pairs once each", () => {
    expect(reached(step("A", "a>x"), step("A", "b>x"), step("A", "a>x"), step("A", "b>x"))).toEqual([
      2, 2, 2,
    ]);
  });

  it("does not pair steps of two users, or of two scenarios", () => {
    expect(reached(step("A", "a>x"), step("B", "b>x"))).toEqual([2, 2, 0]);
    expect(reached(step("A", "a>x"), step("A", "b>x", "other"))).toEqual([2, 2, 0]);
  });

  it("does not pair over what the graph does not have, or over a race", () => {
    expect(reached(step("A", "a>x"), step("A"), step("A", "b>x"))).toEqual([2, 2, 0]);
    const race: Command = { type: "together", commands: [] };
    expect(reached(step("A", "a>x"), { scenario: "s", command: race, edges: [] }, step("A", "b>x"))).toEqual([
      2, 2, 0,
    ]);
  });

  it("gives the plan's totals, and 0 for what was not walked", () => {
    expect(coverageOf(totals, []).world?.transitions).toEqual({ reached: 0, of: 1 });
    expect(coverageOf(totals, [step("A", "a>x")]).presence?.pairs.of).toBe(5);
  });
});
