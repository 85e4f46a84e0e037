import type { History } from "../history/history.ts";
import { judge } from "../judge/judge.ts";
import type { Plan } from "../scenarios/plan.ts";
import { repeatId } from "../scenarios/repeat-id.ts";
import type { Scenario } from "../scenarios/scenario.ts";

/**
 * Those scenarios in which a requirement failed, to be performed again so many times: their ids are new, and so their
 * users are. The preflight is not among them: what it taught is the ground on which all is judged.
 */
export function repeatsOf(history: History, { scenarios }: Plan, times: number): readonly Scenario[] {
  if (times === 0) return [];
  const findings = judge(history).requirements.flatMap((requirement) => requirement.findings);
  const failed = new Set(
    findings.filter(({ verdict }) => verdict === "fail").map(({ scenario }) => scenario),
  );
  const again = scenarios.filter(({ id }) => failed.has(id));
  return Array.from({ length: times }, (_, index) =>
    again.map((scenario) => ({ ...scenario, id: repeatId(scenario.id, index + 2) })),
  ).flat();
}
