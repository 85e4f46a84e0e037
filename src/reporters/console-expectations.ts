import type { ReportedExpectation } from "../judge/expected-verdict.ts";
import type { Report, ReportedRequirement } from "../judge/report.ts";
import { failingExpectations } from "./outcome.ts";
import type { Paint } from "./paint.ts";
import type { Section } from "./section.ts";
import { sayVerdict } from "./say-verdict.ts";
import { visibleText } from "./visible-text.ts";
import { wrapText } from "./wrap-text.ts";

const WIDTH = 96;

/** What was listed beforehand: the faults that are known and why, then what is listed wrongly and what to do about it. */
export const consoleExpectations: Section = (report, brush) => {
  const known = report.requirements.filter(({ expected }) => expected);
  const blocks = [
    ...known.map((row) => knownLines(row, report, brush)),
    ...failingExpectations(report).map((entry) => failingLines(entry, brush)),
  ];
  return blocks.flatMap((lines, place) => (place === 0 ? lines : ["", ...lines]));
};

function knownLines(row: ReportedRequirement, { expectations }: Report, brush: Paint): string[] {
  const { id, verdict, statement } = row;
  const [first = "", ...more] = wrapText(`${id} ${statement}`, WIDTH);
  const entries = (expectations?.entries ?? []).filter(({ covers }) => covers.includes(id));
  return [
    `${brush.verdict(verdict, `KNOWN ${sayVerdict(row)}`)} ${first}`,
    ...more.map((line) => `     ${line}`),
    ...entries.flatMap(({ reason, link, expires }) => [
      `     because   ${visibleText(reason)}`,
      ...(link === undefined ? [] : [`     link      ${visibleText(link)}`]),
      ...(expires === undefined ? [] : [`     until     ${expires}`]),
    ]),
  ];
}

function failingLines(entry: ReportedExpectation, brush: Paint): string[] {
  const { requirement, scenario = "", verdict, profile, reason, state, note } = entry;
  const name = requirement ?? `scenario ${visibleText(scenario)}`;
  return [
    `${brush.verdict("fail", "LISTED")} ${brush.bold(`${name}: ${state.replaceAll("-", " ")}`)}`,
    `     listed    ${verdict}${profile === undefined ? "" : ` in ${profile}`}: ${visibleText(reason)}`,
    `     because   ${visibleText(note)}`,
  ];
}
