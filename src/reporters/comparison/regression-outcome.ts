import type { Outcome } from "../outcome.ts";
import type { Comparison } from "./comparison.ts";

/**
 * How later reports stand against the first: `broken` one of the runs proves nothing; `fail` something regressed that was
 * not listed beforehand; `inconclusive` too much of what was known is not known any more; `pass` otherwise. The first that
 * applies, from the top.
 *
 * @param maxUnknownPercent of what the first report knew
 */
export function regressionOutcome({ reports, changes }: Comparison, maxUnknownPercent: number): Outcome {
  if (reports.some(({ broken }) => broken !== undefined)) return "broken";
  const all = changes.flatMap((one) => one.changes);
  if (all.some(({ kind, after }) => kind === "regressed" && !after?.expected)) return "fail";
  const isLost = changes.some((one) => {
    const unknown = one.changes.filter(({ kind }) => kind === "unknown").length;
    return unknown * 100 > maxUnknownPercent * one.knownBefore;
  });
  return isLost ? "inconclusive" : "pass";
}
