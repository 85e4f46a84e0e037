import type { Report } from "../src/judge/report.ts";

/** A check that decided once decided by luck. */
const AT_LEAST = 2;

/**
 * The requirements of a report that were decided too rarely for their silence to mean anything, each with what it was
 * undecided for. What does not apply has to say why.
 */
export function vacuous({ requirements }: Pick<Report, "requirements">): readonly string[] {
  return requirements.flatMap(({ id, verdict, checks, reason, undecided }) => {
    if (verdict === "skipped") return reason === undefined ? [`${id}: skipped without a reason`] : [];
    if (checks >= AT_LEAST) return [];
    const why = Object.entries(undecided).map(([name, count]) => `${name} ${count}`);
    return [`${id}: decided ${checks} times; ${why.length === 0 ? "never undecided" : why.join(", ")}`];
  });
}
