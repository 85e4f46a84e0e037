import type { Plan } from "../scenarios/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { REQUIREMENT_IDS } from "../spec/requirements.ts";

const REASON = "not among what is performed again";

/** A plan of scenarios that were performed before, after today's preflight: what it learns they are judged by. */
export function replayPlan(
  { preflight, modelHash }: Pick<Plan, "preflight" | "modelHash">,
  scenarios: readonly Scenario[],
): Plan {
  const planned = new Set([preflight, ...scenarios].flatMap(({ requirements }) => requirements));
  return {
    preflight,
    scenarios,
    modelHash,
    totals: {
      scenarios: 1 + scenarios.length,
      graphs: {},
      requirements: [...planned],
      unreached: REQUIREMENT_IDS.filter((id) => !planned.has(id)).map((id) => ({ id, reason: REASON })),
      narrowedBy: "rollcall replay",
    },
  };
}
