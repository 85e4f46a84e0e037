import { namesOf, onlyScenarios } from "../scenarios/only-scenarios.ts";
import type { Plan } from "../scenarios/plan.ts";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The plan with only what `--only` asks for.
 *
 * @throws UsageError when no scenario fits
 */
export function narrowPlan(whole: Plan, patterns: readonly string[]): Plan {
  const narrowed = onlyScenarios(whole, patterns);
  if (narrowed.scenarios.length === 0) throw nothingFits(whole, patterns);
  return narrowed;
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
