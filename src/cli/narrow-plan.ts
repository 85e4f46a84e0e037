import { onlyPlannedBy, totalsWithout } from "../scenarios/leave-out.ts";
import type { Plan } from "../scenarios/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { didYouMean } from "./nearest-names.ts";
import { matchesGlob } from "../scenarios/matches-glob.ts";
import { UsageError } from "./usage-error.ts";

const OPTION = "--only";

/**
 * The plan with only those scenarios whose id, family or planned requirements fit one of the patterns. The preflight
 * stays: without what it learns nothing can be judged.
 *
 * @throws UsageError when no scenario fits
 */
export function narrowPlan(whole: Plan, patterns: readonly string[]): Plan {
  if (patterns.length === 0) return whole;
  const scenarios = whole.scenarios.filter((scenario) =>
    namesOf(scenario).some((name) => patterns.some((pattern) => matchesGlob(pattern, name))),
  );
  if (scenarios.length === 0) throw nothingFits(whole, patterns);
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

function namesOf({ id, family, requirements }: Scenario): readonly string[] {
  return [id, family, ...requirements];
}

function nothingFits({ scenarios }: Plan, patterns: readonly string[]): UsageError {
  const families = [...new Set(scenarios.map(({ family }) => family))].sort();
  const names = [...new Set(scenarios.flatMap(namesOf))];
  return new UsageError(
    `Cannot narrow the run: wanted --only to fit one of ${scenarios.length} scenarios, found none for ${patterns.join(", ")}.`,
    didYouMean(
      patterns[0] ?? "",
      names,
      `Families: ${families.join(", ")}. Or a requirement: --only 'PRES-LAA-*'.`,
    ),
  );
}
