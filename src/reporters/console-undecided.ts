import type { ReportedRequirement } from "../judge/report.ts";
import type { Undecided } from "../judge/verdict.ts";
import type { Section } from "./section.ts";
import { grouped } from "../judge/grouped.ts";
import type { Paint } from "./paint.ts";
import { sayCount } from "./say.ts";
import { cutText, visibleText } from "./visible-text.ts";
import { wrapText } from "./wrap-text.ts";

const WIDTH = 96;

/** The judge's reasons in words, each after a count: "3 × ...". */
export const UNDECIDED_TEXT: Readonly<Record<Undecided, string>> = {
  "maybe-shared": "memberships were changing at the time",
  superseded: "the next change came before the bound",
  "not-covered": "no stream was provably open for the whole time",
  late: "it came, or was missed, between the usual time and the hard bound",
  "timer-may-have-fired": "a timer of the server may have fired lawfully",
  "key-absent": "the answer left out the optional key that the check needs",
  "policy-unknown": "what the server does here by policy could not be learned",
  "request-lost": "a request that the check rests on was lost or refused without reason",
  "after-violation": "an earlier violation may explain it",
};

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
    ...reasons(requirement).map((reason) => `     because   ${reason}`),
  ];
}

function groupLines(group: readonly ReportedRequirement[], brush: Paint): string[] {
  const [{ verdict, reason } = { verdict: "inconclusive", reason: undefined } as const] = group;
  return [
    `${brush.verdict(verdict, verdict.toUpperCase())} ${sayCount(group.length, "requirement")}: ${visibleText(reason ?? "no reason given")}`,
    ...group.map(({ id, statement }) => `     ${cutText(`${id} ${statement}`, WIDTH)}`),
  ];
}

/** How often it could not be decided, by reason, the most frequent first. */
function reasons({ reason, undecided }: ReportedRequirement): string[] {
  const counted = (Object.entries(undecided) as [Undecided, number][])
    .sort(([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1))
    .map(([why, times]) => `${times} × ${UNDECIDED_TEXT[why]}`);
  return [...(reason === undefined ? [] : [visibleText(reason)]), ...counted];
}
