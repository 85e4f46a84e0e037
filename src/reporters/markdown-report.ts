import type { Report, ReportedRequirement } from "../judge/report.ts";
import type { Verdict } from "../judge/verdict.ts";
import { consoleErrors } from "./console-errors.ts";
import { consoleExpectations } from "./console-expectations.ts";
import { consoleHead } from "./console-head.ts";
import { consoleUndecided } from "./console-undecided.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { fenced } from "./fenced.ts";
import { MAX_INCONCLUSIVE_PERCENT } from "./outcome.ts";
import { paint } from "./paint.ts";
import type { Reporter } from "./reporter.ts";
import { requirementLines } from "./requirement-lines.ts";
import { sayCount } from "./say.ts";
import { sayVerdict } from "./say-verdict.ts";
import { sayOutcome } from "./say-outcome.ts";
import { visibleText } from "./visible-text.ts";

const PLAIN = paint(false);
/** What GitHub takes from one step is 1 MiB; the rest is left to what else the step has to say. */
const MAX_BYTES = 1_000_000;
/** Where nearly nothing could be known, the reason matters more than the list; the fold below it has all. */
const SHOWN_UNDECIDED = 20;

/**
 * The short form for a page of a CI: how it ended, a table of what failed, was missed or could not be known, and each
 * finding folded. What a server or a user supplied stands in code blocks only.
 */
export const markdownReport: Reporter = (report) => {
  const { word, sentence } = sayOutcome(report, MAX_INCONCLUSIVE_PERCENT);
  const head = [
    `## Rollcall: ${word}, profile ${escapeMarkdown(report.profile)}, depth ${escapeMarkdown(report.depth)}`,
    "",
    sentence,
    ...troubles(report),
    ...table(report),
  ];
  return `${[...head, ...fitting(folds(report), MAX_BYTES - bytes(head))].join("\n")}\n`;
};

function troubles(report: Report): readonly string[] {
  const warnings = report.warnings.map((warning) => `warning  ${visibleText(warning, 400)}`);
  const lines = [...warnings, ...consoleErrors(report, PLAIN)];
  return lines.length === 0 ? [] : ["", ...fenced(lines)];
}

function table({ requirements }: Report): readonly string[] {
  const of = (wanted: Verdict) => requirements.filter(({ verdict }) => verdict === wanted);
  const undecided = [...of("error"), ...of("inconclusive")];
  const told = [...of("fail"), ...of("warn"), ...undecided.slice(0, SHOWN_UNDECIDED)];
  if (told.length === 0) return [];
  const more = undecided.length - SHOWN_UNDECIDED;
  return [
    "",
    "| verdict | requirement | demands | checks | findings |",
    "| --- | --- | --- | ---: | ---: |",
    ...told.map(
      (row) =>
        `| ${row.expected ? "known " : ""}${sayVerdict(row)} | ${row.id} | ${escapeMarkdown(row.statement)} | ${row.checks} | ${row.findings.length} |`,
    ),
    ...(more > 0 ? [`| | | and ${more} more that could not be known | | |`] : []),
  ];
}

function folds(report: Report): readonly (readonly string[])[] {
  const undecided = consoleUndecided(report, PLAIN);
  const listed = consoleExpectations(report, PLAIN);
  return [
    ...(["fail", "warn"] as const).flatMap((wanted) =>
      report.requirements
        .filter(({ verdict, expected }) => verdict === wanted && !expected)
        .map(requirementFold),
    ),
    ...(listed.length === 0 ? [] : [fold("What was listed beforehand, and whether it holds", listed)]),
    ...(undecided.length === 0 ? [] : [fold("What could not be known, and why", undecided)]),
    fold("The run, and what was learned of this server", consoleHead(report, PLAIN)),
  ];
}

function requirementFold(requirement: ReportedRequirement): readonly string[] {
  const { id, statement } = requirement;
  return fold(
    `${sayVerdict(requirement).toUpperCase()} ${id} ${statement}`,
    requirementLines(requirement, PLAIN),
  );
}

function fold(summary: string, lines: readonly string[]): readonly string[] {
  return [
    "",
    "<details>",
    `<summary>${escapeMarkdown(summary)}</summary>`,
    "",
    ...fenced(lines),
    "",
    "</details>",
  ];
}

/** As many as there is room for, from the first, and a word about the others. */
function fitting(parts: readonly (readonly string[])[], room: number): readonly string[] {
  let left = room;
  const fits = parts.findIndex((part) => (left -= bytes(part)) < 0);
  if (fits < 0) return parts.flat();
  const word = `${sayCount(parts.length - fits, "more part")} of this report had no room on this page; the JSON report has all.`;
  return [...parts.slice(0, fits).flat(), "", word];
}

function bytes(lines: readonly string[]): number {
  return new TextEncoder().encode(lines.join("\n")).length + 1;
}
