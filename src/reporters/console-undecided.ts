import type { ReportedRequirement } from "../judge/report.ts";
import type { Section } from "./section.ts";
import { grouped } from "../history/grouped.ts";
import type { Paint } from "./paint.ts";
import { sayCount } from "./say.ts";
import { undecidedReasons } from "./undecided-reasons.ts";
import { cutText, visibleText } from "./visible-text.ts";
import { wrapText } from "./wrap-text.ts";

const WIDTH = 96;

/** What could not be known, and why; `error` too, where the harness itself failed. Those without more to say are folded. */
export const consoleUndecided: Section = (report, brush) => {
  const undecided = report.requirements.filter(
    ({ verdict }) => verdict === "inconclusive" || verdict === "error",
  );
  const alone = undecided.filter((requirement) => Object.keys(requirement.undecided).length > 0);
  const alike = grouped(
    undecided.filter((requirement) => !alone.includes(requirement)),
    ({ verdict, reason }) => `${verdict} ${reason ?? "without a reason given"}`,
  );
  return [
    ...alone.flatMap((requirement) => requirementLines(requirement, brush)),
    ...[...alike.values()].flatMap((group) => groupLines(group, brush)),
  ];
};

function requirementLines(requirement: ReportedRequirement, brush: Paint): string[] {
  const { id, statement, verdict } = requirement;
  const [first = "", ...more] = wrapText(`${id} ${statement}`, WIDTH);
  return [
    `${brush.verdict(verdict, verdict.toUpperCase())} ${first}`,
    ...more.map((line) => `     ${line}`),
    ...undecidedReasons(requirement).map((reason) => `     because   ${reason}`),
  ];
}

function groupLines(group: readonly ReportedRequirement[], brush: Paint): string[] {
  const [{ verdict, reason } = { verdict: "inconclusive", reason: undefined } as const] = group;
  return [
    `${brush.verdict(verdict, verdict.toUpperCase())} ${sayCount(group.length, "requirement")}: ${visibleText(reason ?? "no reason given")}`,
    ...group.map(({ id, statement }) => `     ${cutText(`${id} ${statement}`, WIDTH)}`),
  ];
}
