import type { Report } from "../judge/report.ts";
import {
  failingExpectations,
  isPresenceOff,
  MAX_INCONCLUSIVE_PERCENT,
  type Outcome,
  outcome,
} from "./outcome.ts";
import type { Reporter } from "./reporter.ts";

/** Colours that shields knows by name. */
const COLOUR: Readonly<Record<Exclude<Outcome, "pass">, string>> = {
  fail: "red",
  inconclusive: "yellow",
  broken: "lightgrey",
};

/**
 * The outcome as JSON for a badge, as the endpoint badge of shields takes it: put the file where it can be fetched, and
 * name its URL there. Holds no server text.
 */
export const badgeReport: Reporter = (report) => {
  const ended = outcome(report, MAX_INCONCLUSIVE_PERCENT);
  const counts = countsOf(report, ended);
  const badge = {
    schemaVersion: 1,
    label: `Matrix presence ${report.profile}`,
    message: (ended === "fail" && counts.length > 0 ? counts : [wordOf(report, ended), ...counts]).join(", "),
    color: ended === "pass" ? greenOf(report) : COLOUR[ended],
    ...(ended === "broken" ? { isError: true } : {}),
  };
  return `${JSON.stringify(badge, undefined, 2)}\n`;
};

/** A pass with known fails is not as green as one with a SHOULD that is missed, nor that as one without. */
function greenOf({ summary }: Report): string {
  if (summary.fail > 0) return "yellowgreen";
  return summary.warn > 0 ? "green" : "brightgreen";
}

function wordOf(report: Report, ended: Outcome): string {
  if (ended === "broken") return isPresenceOff(report) ? "switched off" : "not tested to the end";
  return ended;
}

/** What else there is to know of it, where it was tested. */
function countsOf(report: Report, ended: Outcome): readonly string[] {
  if (ended === "broken") return [];
  const { summary, requirements } = report;
  const known = requirements.filter(({ verdict, expected }) => verdict === "fail" && expected).length;
  const counts = [
    [summary.fail - known, "fail"],
    [failingExpectations(report).length, "listed wrongly"],
    [known, known === 1 ? "known fail" : "known fails"],
    [summary.warn, "warn"],
    [ended === "inconclusive" ? summary.inconclusive : 0, "unknown"],
  ] as const;
  return counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
}
