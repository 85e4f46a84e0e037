import type { ReportedRequirement } from "../judge/report.ts";

/** The verdict for people: a `fail` that did not come each time (`--retry`) is told apart. */
export function sayVerdict({
  verdict,
  flaky,
}: Pick<ReportedRequirement, "verdict" | "flaky">): ReportedRequirement["verdict"] | "flaky" {
  return flaky === undefined ? verdict : "flaky";
}
