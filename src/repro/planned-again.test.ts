import { describe, expect, it } from "vitest";
import type { Finding } from "../judge/verdict.ts";
import { plan } from "../scenarios/plan.ts";
import { profile } from "../spec/profiles.ts";
import { plannedAgain } from "./planned-again.ts";

const planned = plan({ profile: profile("v1"), depth: "smoke", seed: 1 });
const report = {
  profile: "v1",
  seed: 1,
  depth: "smoke",
  modelHash: planned.modelHash,
  tool: { name: "rollcall", version: "0.0.1" },
} as const;

function again(scenarios: readonly string[], isOneFinding = false, of: Partial<typeof report> = {}) {
  const [first, ...others] = scenarios.map((scenario) => ({ scenario }) as Finding);
  return plannedAgain({ ...report, ...of }, { findings: [first!, ...others], isOneFinding }, false);
}

describe("plannedAgain", () => {
  const ids = planned.scenarios.map(({ id }) => id);

  it("plans the scenarios of the findings again, those that take the least time and acts first", () => {
    const { scenarios } = again(ids);
    expect(scenarios).toHaveLength(6);
    const costs = scenarios.map(({ waitMs, steps }) => waitMs / 1_000 + steps.length);
    expect(costs).toEqual(costs.toSorted((one, other) => one - other));
    for (const scenario of scenarios) expect(planned.scenarios).toContainEqual(scenario);
  });

  it("begins with the scenario of a finding that was named", () => {
    const longest = planned.scenarios.toSorted((one, other) => other.steps.length - one.steps.length)[0]!.id;
    expect(again([longest, ...ids], true).scenarios[0]?.id).toBe(longest);
  });

  it("knows a repetition by its scenario, and performs a preflight as any other scenario", () => {
    expect(again([`${ids[0]}~3`]).scenarios.map(({ id }) => id)).toEqual([ids[0]]);
    const [preflight] = again(["preflight/001@2"]).scenarios;
    expect(preflight).toMatchObject({ id: "preflight/001~2", family: "again" });
    expect(preflight?.steps).toEqual(planned.preflight.steps);
  });

  it("says what to do when the machines, or the scenarios, are others now", () => {
    const hint = "The report was made with rollcall 0.0.1: use that, or run again and take the new report.";
    const other = "0".repeat(64);
    expect(() => again(ids, false, { modelHash: other })).toThrow(
      expect.objectContaining({ code: "other-model", hint }),
    );
    expect(() => again(["gone/001"])).toThrow(expect.objectContaining({ code: "no-such-scenario", hint }));
  });
});
