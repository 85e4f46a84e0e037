import type { Plan } from "../scenarios/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { RequirementId } from "../spec/requirement.ts";

/** The scenarios that mean to decide the requirement, the preflight among them. */
export function scenariosPlanning({ preflight, scenarios }: Plan, id: RequirementId): readonly Scenario[] {
  return [preflight, ...scenarios].filter(({ requirements }) => requirements.includes(id));
}
