import type { PlanTotals } from "../history/history.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Scenario } from "./scenario.ts";

type Planning = Pick<Scenario, "requirements">;

/** The requirements that only scenarios left out would have decided. */
export function onlyPlannedBy(
  leftOut: readonly Planning[],
  kept: readonly Planning[],
): readonly RequirementId[] {
  const still = new Set(kept.flatMap(({ requirements }) => requirements));
  return [...new Set(leftOut.flatMap(({ requirements }) => requirements))].filter((id) => !still.has(id));
}

/** What a plan reaches without some of its scenarios, and why not the rest. */
export function totalsWithout(
  totals: PlanTotals,
  {
    scenarios,
    requirements,
    reason,
  }: {
    /** How many. */
    readonly scenarios: number;
    readonly requirements: readonly RequirementId[];
    readonly reason: string;
  },
): PlanTotals {
  const dropped = new Set(requirements);
  return {
    ...totals,
    scenarios: totals.scenarios - scenarios,
    requirements: totals.requirements.filter((id) => !dropped.has(id)),
    unreached: [...totals.unreached, ...requirements.map((id) => ({ id, reason }))],
  };
}
