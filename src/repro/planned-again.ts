import type { Report } from "../judge/report.ts";
import { type Plan, plan } from "../scenarios/plan.ts";
import { plannedId, repeatId } from "../scenarios/repeat-id.ts";
import { DEPTHS, type Scenario } from "../scenarios/scenario.ts";
import { profile } from "../spec/profiles.ts";
import type { Named } from "./findings-named.ts";
import { ReproError } from "./repro-error.ts";

/** So many scenarios of one finding are performed again: whichever still shows it does. */
const MOST_SCENARIOS = 6;
/** The preflight is performed before; as a scenario like any other it teaches nothing. */
const AS_ANY_OTHER = "again";

export interface PlannedAgain {
  readonly plan: Plan;
  /** Those of the findings: the one of the finding that was named, then what takes the least time and the fewest acts. */
  readonly scenarios: readonly Scenario[];
}

/**
 * Plans the run of a report again, and chooses the scenarios of its findings.
 *
 * @throws ReproError when the machines have changed since, or none of the scenarios is planned any more
 */
export function plannedAgain(
  report: Pick<Report, "profile" | "seed" | "depth" | "modelHash" | "tool">,
  { findings, isOneFinding }: Named,
  federated: boolean,
): PlannedAgain {
  const depth = DEPTHS.find((one) => one === report.depth) ?? "deep";
  const planned = plan({ profile: profile(report.profile), depth, seed: report.seed, federated });
  const { name, version } = report.tool;
  if (planned.modelHash !== report.modelHash)
    throw new ReproError(
      "other-model",
      `Cannot plan the run again: wanted the machines that the report was made with (${report.modelHash.slice(0, 12)}), found others (${planned.modelHash.slice(0, 12)}).`,
      {
        hint: `The report was made with ${name} ${version}: use that, or run again and take the new report.`,
      },
    );
  const known = new Map([planned.preflight, ...planned.scenarios].map((scenario) => [scenario.id, scenario]));
  const ids = [...new Set(findings.map(({ scenario }) => plannedId(scenario).replace(/@\d+$/u, "")))];
  const found = ids.flatMap((id) => known.get(id) ?? []);
  if (found.length === 0)
    throw new ReproError(
      "no-such-scenario",
      `Cannot perform ${ids.join(", ")} again: wanted scenarios of depth ${depth} and seed ${report.seed}, found none of these.`,
      {
        hint: `The report was made with ${name} ${version}: use that, or run again and take the new report.`,
      },
    );
  const pinned = found.slice(0, isOneFinding ? 1 : 0);
  const byCost = found.slice(pinned.length).toSorted((one, other) => costOf(one) - costOf(other));
  const scenarios = [...pinned, ...byCost].slice(0, MOST_SCENARIOS);
  return {
    plan: planned,
    scenarios: scenarios.map((scenario) =>
      scenario === planned.preflight ? asAnyOther(scenario) : scenario,
    ),
  };
}

/** Waiting costs most: a second of it as much as an act. */
function costOf({ waitMs, steps }: Scenario): number {
  return waitMs / 1_000 + steps.length;
}

function asAnyOther(preflight: Scenario): Scenario {
  return { ...preflight, id: repeatId(preflight.id, 2), family: AS_ANY_OTHER };
}
