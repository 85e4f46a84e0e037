import { onlyPlannedBy, totalsWithout } from "./leave-out.ts";
import { matchesGlob } from "./matches-glob.ts";
import type { Plan } from "./plan.ts";
import type { Scenario } from "./scenario.ts";

const OPTION = "--only";

/**
 * The plan with only those scenarios one of whose names fits one of the patterns; all of them without a pattern. The
 * preflight stays: without what it learns nothing can be judged.
 *
 * @returns a plan without scenarios when none fits
 */
export function onlyScenarios(whole: Plan, patterns: readonly string[]): Plan {
  if (patterns.length === 0) return whole;
  const scenarios = whole.scenarios.filter((scenario) =>
    namesOf(scenario).some((name) => patterns.some((pattern) => matchesGlob(pattern, name))),
  );
  const dropped = whole.scenarios.filter((scenario) => !scenarios.includes(scenario));
  return {
    ...whole,
    scenarios,
    totals: {
      ...totalsWithout(whole.totals, {
        scenarios: dropped.length,
        requirements: onlyPlannedBy(dropped, [whole.preflight, ...scenarios]),
        reason: `left out by ${OPTION}`,
      }),
      ...(dropped.length === 0 ? {} : { narrowedBy: OPTION }),
    },
  };
}

/** What a scenario can be chosen by: its id, its family and the requirements that it is planned to decide. */
export function namesOf({ id, family, requirements }: Scenario): readonly string[] {
  return [id, family, ...requirements];
}
