import type { Report } from "../judge/report.ts";
import { type Outcome, whyBroken } from "../reporters/outcome.ts";
import type { Fated } from "./hold-against.ts";

/**
 * How it ended as a whole: `broken` the run proves nothing; `fail` a fail is there still, in another way, or newly;
 * `inconclusive` of a fail it cannot be told; `pass` otherwise. The first that applies, from the top.
 */
export function replayOutcome(fates: readonly Fated[], now: Report): Outcome {
  if (whyBroken(now) !== undefined) return "broken";
  const fails = fates.filter(({ finding }) => finding.verdict === "fail").map(({ fate }) => fate);
  if (fails.some((fate) => fate === "fails" || fate === "different" || fate === "new")) return "fail";
  return fails.includes("unknown") ? "inconclusive" : "pass";
}
