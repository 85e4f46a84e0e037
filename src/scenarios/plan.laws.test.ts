import { describe, expect, it } from "vitest";
import { FAULTS } from "../model/fault.ts";
import { PROFILE_IDS, profile } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { REQUIREMENT_IDS } from "../spec/requirements.ts";
import { SEED_TRACE } from "../spec/seed-trace.ts";
import { coverageOf } from "./coverage.ts";
import { type Plan, plan } from "./plan.ts";
import type { Depth } from "./scenario.ts";

const known = new Map<string, Plan>();
function planned(id: ProfileId, depth: Depth = "standard"): Plan {
  const key = `${id}/${depth}`;
  const found = known.get(key) ?? plan({ profile: profile(id), depth, seed: 1 });
  known.set(key, found);
  return found;
}
const scenariosOf = ({ preflight, scenarios }: Plan) => [preflight, ...scenarios];
const stepsOf = (one: Plan) => scenariosOf(one).flatMap(({ steps }) => steps);
const waitOf = (one: Plan["preflight"]) =>
  one.steps.reduce((sum, { command }) => sum + (command.type === "wait" ? command.ms : 0), 0);

describe.each(PROFILE_IDS)("plan of %s", (id) => {
  it("is the same for the same seed, and another for another", () => {
    const again = plan({ profile: profile(id), depth: "smoke", seed: 1 });
    expect(again).toEqual(planned(id, "smoke"));
    const other = plan({ profile: profile(id), depth: "smoke", seed: 2 });
    expect(other.scenarios).not.toEqual(again.scenarios);
    expect(other.modelHash).toBe(again.modelHash);
  });

  it("has all of smoke in standard, under the same ids, and no id twice", () => {
    const standard = new Map(planned(id).scenarios.map((scenario) => [scenario.id, scenario]));
    expect(standard.size).toBe(planned(id).scenarios.length);
    for (const scenario of planned(id, "smoke").scenarios)
      expect(standard.get(scenario.id)).toEqual(scenario);
  });

  it("is of a size that a run can bear", () => {
    // `seed` and `v1` need about 400; in the profiles between them what is best of both is united.
    expect(stepsOf(planned(id, "smoke")).length).toBeLessThanOrEqual(550);
    expect(stepsOf(planned(id)).length).toBeLessThanOrEqual(5_200);
    expect(planned(id).scenarios.length).toBeLessThanOrEqual(350);
    const timed = ["timers", "idle-clients"];
    const waits = planned(id)
      .scenarios.filter(({ family }) => !timed.includes(family))
      .map(waitOf);
    expect(Math.max(...waits)).toBeLessThanOrEqual(20_000);
  });

  it("plans every requirement of the profile, or says why not", () => {
    const { requirements, unreached } = planned(id).totals;
    const applicable = REQUIREMENT_IDS.filter((one) => profile(id).severity(one) !== "off");
    expect(new Set([...requirements, ...unreached.map((one) => one.id)])).toEqual(new Set(applicable));
    expect(unreached.filter(({ reason }) => reason.startsWith("no scenario"))).toEqual([]);
  });

  it("looks at most three times per step, as somebody of the cast", () => {
    for (const { cast, steps } of scenariosOf(planned(id))) {
      for (const { looks, expect: deliveries } of steps) {
        expect(looks.length).toBeLessThanOrEqual(3);
        const named = looks.flatMap(({ viewer, subject }) => [viewer, subject]);
        expect(named.every((user) => cast.users.includes(user))).toBe(true);
        const viewers = deliveries.flatMap((one) => one.viewers);
        expect(viewers.every((user) => cast.observers.includes(user))).toBe(true);
      }
    }
  });

  it("walks every transition of the graphs it names, and every pair of a user's", () => {
    const steps = scenariosOf(planned(id)).flatMap((scenario) =>
      scenario.steps.map(({ command, edges }) => ({ scenario: scenario.id, command, edges })),
    );
    const coverage = coverageOf(planned(id).totals, steps);
    for (const [machine, { states, transitions }] of Object.entries(coverage)) {
      expect([machine, transitions.reached, states.reached]).toEqual([machine, transitions.of, states.of]);
    }
    expect(coverage.presence?.pairs.reached).toBe(coverage.presence?.pairs.of);
  });

  it("tries every fault of the profile", () => {
    const tried = new Set(
      stepsOf(planned(id)).flatMap(({ command }) => (command.type === "refuse" ? [command.fault] : [])),
    );
    for (const fault of FAULTS.filter((one) => one.holdsIn(profile(id)))) expect(tried).toContain(fault.id);
  });
});

describe("plan", () => {
  it("reaches at least 130 requirements in seed and v1 together", () => {
    const both = new Set([...planned("seed").totals.requirements, ...planned("v1").totals.requirements]);
    expect(both.size).toBeGreaterThanOrEqual(130);
  });

  it("leaves no sentence of the seed without a planned requirement, by two scenarios", () => {
    const { totals } = planned("seed");
    const excused = new Set(totals.unreached.map(({ id }) => id));
    for (const { lines, requirements } of SEED_TRACE) {
      const missing = requirements.filter((id) => !totals.requirements.includes(id) && !excused.has(id));
      expect([lines, missing]).toEqual([lines, []]);
      const scenarios = planned("seed").scenarios.filter((scenario) =>
        requirements.some((id) => scenario.requirements.includes(id)),
      );
      expect(scenarios.length).toBeGreaterThanOrEqual(2);
    }
  });
});
