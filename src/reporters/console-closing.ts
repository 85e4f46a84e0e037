import type { Report } from "../judge/report.ts";
import type { Verdict } from "../judge/verdict.ts";
import { type Outcome, outcome, whyBroken } from "./outcome.ts";
import type { Paint } from "./paint.ts";
import { sayCount } from "./say.ts";
import { visibleText } from "./visible-text.ts";

const WORD: Readonly<Record<Outcome, { readonly word: string; readonly colour: Verdict }>> = {
  pass: { word: "PASS", colour: "pass" },
  fail: { word: "FAIL", colour: "fail" },
  inconclusive: { word: "INCONCLUSIVE", colour: "inconclusive" },
  broken: { word: "BROKEN", colour: "error" },
};

/** What the closing lines need beside the report. */
export interface ClosingOptions {
  readonly maxInconclusivePercent: number;
  readonly historyFile?: string;
}

/** What to do next, then one line that says how it ended. */
export function consoleClosing(report: Report, brush: Paint, options: ClosingOptions): readonly string[] {
  const ended = outcome(report, options.maxInconclusivePercent);
  const { word, colour } = WORD[ended];
  return [
    ...nextSteps(report, ended, options),
    `${brush.verdict(colour, brush.bold(word))} ${countsOf(report)}${whyOf(report, ended, options)}`,
  ];
}

function countsOf({ summary, requirements }: Report): string {
  const { pass, warn, fail, observed, inconclusive, skipped, error } = summary;
  const always = [`${pass} pass`, `${warn} warn`, `${fail} fail`];
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
  return `${sayCount(requirements.length, "requirement")}: ${counts.join(", ")}.`;
}

function whyOf(report: Report, ended: Outcome, { maxInconclusivePercent }: ClosingOptions): string {
  if (ended === "broken") return ` ${whyBroken(report) ?? ""}`;
  if (ended === "inconclusive") return ` More than ${maxInconclusivePercent} % could not be known.`;
  return "";
}

function nextSteps(report: Report, ended: Outcome, { historyFile }: ClosingOptions): string[] {
  if (ended === "pass") return [];
  const worst = report.requirements.find(
    ({ verdict }) => verdict === (ended === "fail" ? "fail" : "inconclusive"),
  );
  const file = historyFile === undefined ? undefined : visibleText(historyFile);
  const explain =
    worst === undefined ? [] : [`  rollcall explain ${worst.id}    what the specification asks for`];
  const again =
    file === undefined
      ? ["  --history run.ndjson    keeps every request of a run, to look at and to judge again"]
      : [`  rollcall judge ${file}    the same verdicts again, without the server`];
  const deeper =
    ended === "inconclusive" && report.depth === "smoke"
      ? ["  --depth standard    decides what a smoke test has no time for"]
      : [];
  return [...explain, ...deeper, ...again, ""];
}
