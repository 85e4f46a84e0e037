import type { Report } from "../judge/report.ts";
import { type Outcome, outcome } from "./outcome.ts";
import type { Paint } from "./paint.ts";
import { sayOutcome } from "./say-outcome.ts";
import { visibleText } from "./visible-text.ts";

/** What the closing lines need beside the report. */
export interface ClosingOptions {
  readonly maxInconclusivePercent: number;
  readonly historyFile?: string;
}

/** What to do next, then one line that says how it ended. */
export function consoleClosing(report: Report, brush: Paint, options: ClosingOptions): readonly string[] {
  const ended = outcome(report, options.maxInconclusivePercent);
  const { word, verdict, sentence } = sayOutcome(report, options.maxInconclusivePercent);
  return [...nextSteps(report, ended, options), `${brush.verdict(verdict, brush.bold(word))} ${sentence}`];
}

function nextSteps(report: Report, ended: Outcome, { historyFile }: ClosingOptions): string[] {
  if (ended === "pass") return [];
  const worst = report.requirements.find(
    ({ verdict, expected }) => !expected && verdict === (ended === "fail" ? "fail" : "inconclusive"),
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
