import type { ExpectationState, ReportedExpectation } from "../judge/expected-verdict.ts";
import type { Report } from "../judge/report.ts";

/**
 * How a run ended as a whole: `broken` the run or the target broke or nothing was checked; `fail` a duty was broken that
 * was not listed beforehand, or what is listed does not hold; `inconclusive` too much could not be known; `pass` otherwise.
 */
export type Outcome = "broken" | "fail" | "inconclusive" | "pass";

/** Percent of the applicable requirements that may be inconclusive; the contract's default. */
export const MAX_INCONCLUSIVE_PERCENT = 10;

/** The first that applies, from the top: a broken run is broken even when it holds fails. */
export function outcome(report: Report, maxInconclusivePercent: number): Outcome {
  if (whyBroken(report) !== undefined) return "broken";
  if (unexpectedFails(report) > 0 || failingExpectations(report).length > 0) return "fail";
  const applicable = report.requirements.length - report.summary.skipped;
  return report.summary.inconclusive * 100 > maxInconclusivePercent * applicable ? "inconclusive" : "pass";
}

/** How many requirements ended as `fail` without being listed. */
function unexpectedFails({ summary, requirements }: Report): number {
  return summary.fail - requirements.filter(({ verdict, expected }) => verdict === "fail" && expected).length;
}

const FAILING: ReadonlySet<ExpectationState> = new Set(["unexpectedly-passed", "matches-nothing", "expired"]);

/** The entries of the expectations file that do not hold, each reason enough to fail the run. */
export function failingExpectations({ expectations }: Report): readonly ReportedExpectation[] {
  return expectations?.entries.filter(({ state }) => FAILING.has(state)) ?? [];
}

/** Why the run as a whole proves nothing, in one sentence; undefined when it does. */
export function whyBroken(report: Report): string | undefined {
  if (isPresenceOff(report)) return "Presence is switched off on this server, so nothing could be checked.";
  if (report.errors.length > 0) return "The run broke.";
  if (!report.complete) return "The run did not come to its end.";
  if (report.summary.error > 0) return "The harness could not set up what some requirements need.";
  if (report.requirements.every(({ checks }) => checks === 0)) return "Nothing was checked.";
  return undefined;
}

/** Whether the preflight found that the server takes presence and forgets it. */
export function isPresenceOff({ facts }: Report): boolean {
  return facts.some(({ name, value }) => name === "presenceActive" && value === false);
}
