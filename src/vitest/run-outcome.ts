import type { Report } from "../judge/report.ts";
import { consoleErrors } from "../reporters/console-errors.ts";
import { consoleUndecided } from "../reporters/console-undecided.ts";
import { outcome } from "../reporters/outcome.ts";
import { paint } from "../reporters/paint.ts";
import { sayOutcome } from "../reporters/say-outcome.ts";
import type { TestOutcome } from "./scenario-outcome.ts";

/** What the report says of the run as a whole: that it came to its end, and that enough of it could be known. */
export function runOutcome(report: Report, maxInconclusivePercent: number): TestOutcome {
  const brush = paint(false);
  const { sentence } = sayOutcome(report, maxInconclusivePercent);
  const ended = outcome(report, maxInconclusivePercent);
  // What failed has a test of its own.
  if (ended === "pass" || ended === "fail") return { kind: "pass" };
  const lines = ended === "broken" ? consoleErrors(report, brush) : consoleUndecided(report, brush);
  return { kind: "fail", message: [sentence, ...lines].join("\n") };
}
