import { plannedId } from "../scenarios/repeat-id.ts";
import { grouped } from "../history/grouped.ts";
import type { Decision, Performances, Verdict } from "./verdict.ts";

/**
 * In how many performances of a scenario the requirement failed, by scenario: of those where it failed and was decided
 * more than once.
 *
 * @param decided the requirement's decisions, each with what it means
 * @param cut performances that did not come to their end: what did not fail there might have later
 */
export function performancesOf(
  decided: readonly { readonly decision: Decision; readonly verdict: Verdict }[],
  cut: ReadonlySet<string>,
): ReadonlyMap<string, Performances> {
  const single = grouped(decided, ({ decision }) => decision.scenario);
  const ended = [...single].map(([id, all]) => ({
    id,
    failed: all.some(({ verdict }) => verdict === "fail"),
  }));
  const counted = ended.filter(({ id, failed }) => failed || !cut.has(id));
  const performances = new Map<string, Performances>();
  for (const [scenario, all] of grouped(counted, ({ id }) => plannedId(id))) {
    const failed = all.filter((one) => one.failed).length;
    if (failed > 0 && all.length > 1) performances.set(scenario, { failed, of: all.length });
  }
  return performances;
}

/** Whether it failed, but not each time. */
export function isFlaky(performances: Performances | undefined): boolean {
  return performances !== undefined && performances.failed < performances.of;
}
