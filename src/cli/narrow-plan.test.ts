import { describe, expect, it } from "vitest";
import type { Plan } from "../scenarios/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { narrowPlan } from "./narrow-plan.ts";
import { UsageError } from "./usage-error.ts";

function scenario(id: string, family: string, requirements: readonly RequirementId[]): Scenario {
  const cast = { users: [], devices: [], rooms: [], observers: [], fence: false };
  return { id, family, title: id, machine: "presence", cast, steps: [], requirements, waitMs: 0 };
}

const whole: Plan = {
  preflight: scenario("preflight", "preflight", ["PRES-META-001"]),
  scenarios: [
    scenario("pairs-1", "pairs", ["PRES-LAA-002", "PRES-PUT-001"]),
    scenario("walk-1", "walk", ["PRES-LAA-002", "PRES-VIS-001"]),
  ],
  totals: {
    scenarios: 3,
    graphs: {},
    requirements: ["PRES-META-001", "PRES-LAA-002", "PRES-PUT-001", "PRES-VIS-001"],
    unreached: [{ id: "PRES-FED-001", reason: "needs federation" }],
  },
  modelHash: "hash",
};
const idsOf = (plan: Plan) => plan.scenarios.map(({ id }) => id);

describe("narrowPlan", () => {
  it("is the whole plan without a pattern", () => {
    expect(narrowPlan(whole, [])).toBe(whole);
  });

  it.each([
    ["pairs", ["pairs-1"]],
    ["walk-*", ["walk-1"]],
    ["PRES-PUT-*", ["pairs-1"]],
    ["pres-laa-002", ["pairs-1", "walk-1"]],
  ])("keeps what fits %s", (pattern, ids) => {
    expect(idsOf(narrowPlan(whole, [pattern]))).toEqual(ids);
  });

  it("accounts for what was left out", () => {
    const { preflight, totals } = narrowPlan(whole, ["pairs"]);
    expect(preflight).toBe(whole.preflight);
    expect(totals).toEqual({
      scenarios: 2,
      graphs: {},
      requirements: ["PRES-META-001", "PRES-LAA-002", "PRES-PUT-001"],
      unreached: [
        { id: "PRES-FED-001", reason: "needs federation" },
        { id: "PRES-VIS-001", reason: "left out by --only" },
      ],
      narrowedBy: "--only",
    });
  });

  it("is whole when everything fits", () => {
    expect(narrowPlan(whole, ["*"]).totals).toEqual(whole.totals);
  });

  it("refuses patterns that nothing fits, with what there is", () => {
    expect(() => narrowPlan(whole, ["pair"])).toThrow(UsageError);
    expect(() => narrowPlan(whole, ["pair"])).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("Did you mean pairs") as string }) as Error,
    );
  });
});
