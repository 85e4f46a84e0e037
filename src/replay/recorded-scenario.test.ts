import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import type { ScenarioRecord, StepRecord } from "../history/history.ts";
import { repeatId } from "../scenarios/repeat-id.ts";
import { plan } from "../scenarios/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { profile } from "../spec/profiles.ts";
import { recordedScenarios } from "./recorded-scenario.ts";

/** What the runner writes of a scenario. */
function recordOf({ steps, cast: setUp, ...scenario }: Scenario): {
  readonly scenario: ScenarioRecord;
  readonly steps: readonly StepRecord[];
} {
  const { id, family, title, machine, requirements } = scenario;
  return {
    scenario: {
      record: "scenario",
      id,
      family,
      title,
      machine,
      requirements,
      cast: {},
      steps: steps.length,
      setUp,
    },
    steps: steps.map(({ command, edges, looks, fence, rush }, step) => ({
      record: "step",
      scenario: id,
      step,
      command,
      edges,
      at: step,
      looks,
      ...(fence ? { fence } : {}),
      ...(rush ? { rush } : {}),
    })),
  };
}

const ground = { profile: profile("v1"), federated: false };
const planned = plan({ ...ground, depth: "smoke", seed: 1 });
const [first] = planned.scenarios;
const { scenario: record, steps } = recordOf(first!);
const again = (changes: Partial<ScenarioRecord>, taken = steps) =>
  recordedScenarios({ scenarios: [{ ...record, ...changes }], steps: taken }, ground);

describe("recordedScenarios", () => {
  it.each(["seed", "v1"] as const)(
    "gives the scenarios of a plan of %s as they were, without their place in a graph",
    (id) => {
      const here = { profile: profile(id), federated: false };
      const { scenarios } = plan({ ...here, depth: "standard", seed: 1 });
      const records = scenarios.map(recordOf);
      const built = recordedScenarios(
        {
          scenarios: records.map(({ scenario }) => scenario),
          steps: records.flatMap((one) => one.steps),
        },
        here,
      );
      const bare = ({ steps: all, ...scenario }: Scenario) => ({
        ...scenario,
        steps: all.map((step) => ({ ...step, edges: [] })),
      });
      const changed = built.filter(
        (one, place) =>
          one.kind === "not again" || !isDeepStrictEqual(bare(one.scenario), bare(scenarios[place]!)),
      );
      expect(changed.map((one) => one.id)).toEqual([]);
      expect(built).toHaveLength(scenarios.length);
    },
  );

  it("takes a scenario once, from the performance that got furthest, and never the preflight", () => {
    const repeated = { ...record, id: repeatId(record.id, 2) };
    const preflight = recordOf(planned.preflight);
    const [one, ...others] = recordedScenarios(
      {
        scenarios: [preflight.scenario, record, repeated],
        steps: [
          ...preflight.steps,
          ...steps.slice(0, 1),
          ...steps.map((step) => ({ ...step, scenario: repeated.id })),
        ],
      },
      ground,
    );
    expect(others).toEqual([]);
    expect(one?.id).toBe(record.id);
    expect(one?.kind === "again" && one.scenario.steps.length).toBe(steps.length);
  });

  it.each<[string, Partial<ScenarioRecord>, readonly unknown[], string]>([
    [
      "was recorded without its set-up",
      { setUp: undefined } as never,
      steps,
      "does not say what stood before",
    ],
    ["was never begun", {}, [], "nothing of it was performed"],
    [
      "has a command of another time",
      {},
      [{ ...steps[0]!, command: { type: "teleport", user: "A" } }],
      "does not know",
    ],
    ["has a command without its user", {}, [{ ...steps[0]!, command: { type: "pause" } }], "does not know"],
    [
      "has somebody in a room who is nobody",
      { setUp: { ...record.setUp!, observers: ["Z"] } },
      steps,
      "does not know",
    ],
    [
      "makes no sense",
      {},
      [{ ...steps[0]!, command: { type: "disconnect", user: "A" } }],
      "by today's model it is no lawful test",
    ],
  ])("says why it cannot be performed again when it %s", (_, changes, taken, reason) => {
    const [one] = again(changes, taken as readonly StepRecord[]);
    expect(one).toMatchObject({ kind: "not again", id: record.id, reason: expect.stringContaining(reason) });
  });
});
