import type { History } from "../history/history.ts";
import { coverageOf } from "../scenarios/coverage.ts";
import type { Coverage, RequirementVerdict } from "./verdict.ts";

/** What the run reached of what its plan could reach: states, transitions and pairs of each machine, requirements. */
export function measureCoverage(
  { header, steps }: Pick<History, "header" | "steps">,
  requirements: readonly RequirementVerdict[],
): Coverage {
  const planned = new Set(header.plan.requirements);
  const decided = requirements.filter(({ id, checks }) => planned.has(id) && checks > 0);
  return {
    graphs: coverageOf(header.plan, steps),
    requirements: { planned: planned.size, decided: decided.length },
    unreached: header.plan.unreached,
  };
}
