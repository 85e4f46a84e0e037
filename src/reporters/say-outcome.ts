import type { Report } from "../judge/report.ts";
import type { Verdict } from "../judge/verdict.ts";
import { failingExpectations, type Outcome, outcome, whyBroken } from "./outcome.ts";
import { sayCount } from "./say.ts";

const WORD: Readonly<Record<Outcome, { readonly word: string; readonly verdict: Verdict }>> = {
  pass: { word: "PASS", verdict: "pass" },
  fail: { word: "FAIL", verdict: "fail" },
  inconclusive: { word: "INCONCLUSIVE", verdict: "inconclusive" },
  broken: { word: "BROKEN", verdict: "error" },
};

/** How a run ended, for people. */
export interface SaidOutcome {
  readonly word: string;
  /** The verdict whose colour it has. */
  readonly verdict: Verdict;
  /** How many requirements have which verdict, and why the run as a whole ended so where that does not show. */
  readonly sentence: string;
}

/** How a run ended, in one word and one sentence. Holds no server text. */
export function sayOutcome(report: Report, maxInconclusivePercent: number): SaidOutcome {
  const ended = outcome(report, maxInconclusivePercent);
  const why = whyOf(report, ended, maxInconclusivePercent);
  return { ...WORD[ended], sentence: `${countsOf(report)}${why}` };
}

function countsOf(report: Report): string {
  const { pass, warn, fail, observed, inconclusive, skipped, error } = report.summary;
  const always = [
    `${pass} pass`,
    `${warn} warn${amongThem(report, "warn")}`,
    `${fail} fail${amongThem(report, "fail")}`,
  ];
  const rest = [
    [observed, "observed"],
    [inconclusive, "inconclusive"],
    [skipped, "skipped"],
    [error, "error"],
  ] as const;
  const counts = [
    ...always,
    ...rest.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`),
  ];
  return `${sayCount(report.requirements.length, "requirement")}: ${counts.join(", ")}.`;
}

function amongThem({ requirements }: Report, wanted: Verdict): string {
  const mine = requirements.filter(({ verdict }) => verdict === wanted);
  const counts = [
    [mine.filter(({ expected }) => expected).length, "known"],
    [mine.filter(({ flaky }) => flaky !== undefined).length, "flaky"],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length === 0 ? "" : ` (${said.join(", ")})`;
}

function whyOf(report: Report, ended: Outcome, maxInconclusivePercent: number): string {
  if (ended === "broken") return ` ${whyBroken(report) ?? ""}`;
  const { length } = failingExpectations(report);
  if (ended === "fail" && length > 0) return ` ${sayCount(length, "expectation")} did not hold.`;
  if (ended === "inconclusive") return ` More than ${maxInconclusivePercent} % could not be known.`;
  return "";
}
