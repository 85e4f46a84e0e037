import type { History, PlanTotals } from "../history/history.ts";
import { coverageOf } from "../scenarios/coverage.ts";
import type { Coverage, RequirementVerdict } from "./verdict.ts";

/** What the run reached of what its plan could reach: states, transitions and pairs of each machine, requirements. */
export function measureCoverage(
  plan: PlanTotals,
  steps: History["steps"],
  requirements: readonly RequirementVerdict[],
): Coverage {
  const planned = new Set(plan.requirements);
  const decided = requirements.filter(({ id, checks }) => planned.has(id) && checks > 0);
  return {
    graphs: coverageOf(plan, steps),
    requirements: { planned: planned.size, decided: decided.length },
    unreached: plan.unreached,
  };
}
