import { grouped } from "../history/grouped.ts";
import type { ReportedRequirement } from "../judge/report.ts";
import type { Finding } from "../judge/verdict.ts";
import type { Paint } from "./paint.ts";
import { sayVerdict } from "./say-verdict.ts";
import { sayCount, sayDuration, sayFew } from "./say.ts";
import { visibleText } from "./visible-text.ts";
import { wrapText } from "./wrap-text.ts";

const WIDTH = 96;
/** Kinds of finding shown in full for one requirement; the JSON report has them all. */
const SHOWN_KINDS = 3;

/**
 * One requirement and what was found: what is demanded, what was allowed, what was seen, and the requests that show it.
 * Every line begins with a label of ours.
 */
export function requirementLines(requirement: ReportedRequirement, brush: Paint): string[] {
  const { id, verdict, flaky, statement, level, source, checks } = requirement;
  const [first = "", ...more] = wrapText(`${id} ${statement}`, WIDTH);
  const relevant = requirement.findings.filter((finding) => finding.verdict === verdict);
  const kinds = [...grouped(relevant, ({ title }) => title).values()];
  return [
    `${brush.verdict(verdict, sayVerdict(requirement).toUpperCase())} ${brush.bold(first)}`,
    ...more.map((line) => brush.bold(`     ${line}`)),
    ...(flaky === undefined ? [] : [`     failed in ${flaky.failed} of ${flaky.of} performances`]),
    brush.dim(`     ${level}; ${visibleText(source, WIDTH)}; ${sayCount(checks, "check")}`),
    ...kinds.slice(0, SHOWN_KINDS).flatMap((kind) => kindLines(kind, brush)),
    ...(kinds.length > SHOWN_KINDS
      ? [`     and ${sayCount(kinds.length - SHOWN_KINDS, "other kind")} of finding`]
      : []),
    brush.dim(`     rollcall explain ${id}`),
  ];
}

function kindLines(findings: readonly Finding[], brush: Paint): string[] {
  const [shown, ...alike] = findings;
  if (shown === undefined) return [];
  return [
    ...wrapText(shown.title, WIDTH).map(
      (line, place) => `   ${place === 0 ? "- " : "  "}${visibleText(line)}`,
    ),
    `     allowed   ${visibleText(shown.allowed)}`,
    `     observed  ${brush.bold(visibleText(shown.observed))}`,
    `     when      ${sayDuration(shown.at)} into the run, scenario ${visibleText(shown.scenario, 80)}`,
    `     requests  ${sayFew(
      shown.exchanges.map((index) => `#${index}`),
      12,
    )} of the history; finding ${shown.id}`,
    ...(alike.length === 0 ? [] : [`     and ${alike.length} more like it${elsewhere(alike)}`]),
  ];
}

function elsewhere(findings: readonly Finding[]): string {
  const scenarios = [...new Set(findings.map(({ scenario }) => visibleText(scenario, 60)))];
  return `, in ${sayFew(scenarios, 3)}`;
}
