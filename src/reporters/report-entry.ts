import type { Report, ReportedRequirement } from "../judge/report.ts";
import type { Finding } from "../judge/verdict.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { guardLines } from "./guard-lines.ts";
import { labelled } from "./labelled.ts";
import { sayVerdict } from "./say-verdict.ts";
import { sayCount, sayDuration, sayFew } from "./say.ts";
import { undecidedReasons } from "./undecided-reasons.ts";
import { visibleText } from "./visible-text.ts";

/** A guess: more findings than these are looked for in the report itself. */
const FINDINGS = 5;

/** What is asked of a report. */
export interface ReportQuestion {
  readonly id: RequirementId;
  /** Only this one. */
  readonly finding?: string;
}

/** What a run decided about one requirement, and what that rests on, as labelled lines. */
export function reportEntry(report: Report, { id, finding }: ReportQuestion): readonly string[] {
  const { target, profile, startedAt } = report;
  const server = target.server === undefined ? "" : `, ${visibleText(target.server, 80)}`;
  const requirement = report.requirements.find((one) => one.id === id);
  return [
    line(
      "run",
      `${visibleText(target.name, 80)}${server}; profile ${profile}, ${visibleText(startedAt, 40)}`,
    ),
    ...(report.complete ? [] : labelled("", ["This run did not come to its end."])),
    ...(requirement === undefined
      ? labelled("verdict", ["none: that run did not know this requirement"])
      : verdictLines(report, requirement, finding)),
  ].map(guardLines);
}

function verdictLines(
  report: Report,
  requirement: ReportedRequirement,
  wanted: string | undefined,
): readonly string[] {
  const { checks, flaky, expected, scenarios } = requirement;
  const known = expected === true ? ", listed beforehand" : "";
  const failed = flaky === undefined ? "" : `, failed in ${flaky.failed} of ${flaky.of} performances`;
  const where = scenarios.length === 0 ? "" : ` in ${sayCount(scenarios.length, "scenario")}`;
  const shown = requirement.findings.filter((finding) => wanted === undefined || finding.id === wanted);
  const more = shown.length - FINDINGS;
  return [
    ...labelled("verdict", [`${sayVerdict(requirement)}${known}${failed}`]),
    ...labelled("checks", [`${checks}${where}`]),
    ...labelled("because", undecidedReasons(requirement)),
    ...expectationLines(report, requirement.id),
    ...labelled("decided in", scenarios.length === 0 ? [] : [sayFew(scenarios.map(named), 8)]),
    ...shown.slice(0, FINDINGS).flatMap(findingLines),
    ...(more > 0 ? labelled("", [`and ${sayCount(more, "more finding")}, in the report`]) : []),
  ];
}

function expectationLines({ expectations }: Report, id: RequirementId): readonly string[] {
  const entries = expectations?.entries.filter(({ covers }) => covers.includes(id)) ?? [];
  return entries.map(({ state, verdict, reason }, place) =>
    line(place === 0 ? "listed" : "", `as ${verdict}, ${state}: ${visibleText(reason)}`),
  );
}

function findingLines(finding: Finding): readonly string[] {
  const { id, verdict, scenario, at, title, allowed, observed, exchanges, performances } = finding;
  const failed =
    performances === undefined ? "" : `, in ${performances.failed} of ${performances.of} performances`;
  return [
    line(
      "finding",
      `${visibleText(id, 40)} (${verdict}), scenario ${named(scenario)}, ${sayDuration(at)} into the run${failed}`,
    ),
    line("", `  ${visibleText(title)}`),
    line("", `  allowed   ${visibleText(allowed)}`),
    line("", `  observed  ${visibleText(observed)}`),
    line(
      "",
      `  requests  ${sayFew(
        exchanges.map((index) => `#${index}`),
        12,
      )} of the history`,
    ),
  ];
}

function named(scenario: string): string {
  return visibleText(scenario, 80);
}

/** One line, whatever stands in it. */
function line(label: string, text: string): string {
  return `  ${label.padEnd(12)}${text}`;
}
