import type { ReportedRequirement } from "../judge/report.ts";
import type { Undecided } from "../judge/verdict.ts";
import type { Section } from "./section.ts";
import { visibleText } from "./visible-text.ts";
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

/** What could not be known, and why; `error` too, where the harness itself failed. */
export const consoleUndecided: Section = (report, brush) =>
  report.requirements
    .filter(({ verdict }) => verdict === "inconclusive" || verdict === "error")
    .flatMap((requirement) => {
      const [first = "", ...more] = wrapText(`${requirement.id} ${requirement.statement}`, WIDTH);
      return [
        `${brush.verdict(requirement.verdict, requirement.verdict.toUpperCase())} ${first}`,
        ...more.map((line) => `     ${line}`),
        ...reasons(requirement).map((reason) => `     because   ${reason}`),
      ];
    });

function reasons({ reason, undecided, checks }: ReportedRequirement): string[] {
  const counted = (Object.entries(undecided) as [Undecided, number][])
    .sort(([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1))
    .map(([why, times]) => `${times} × ${UNDECIDED_TEXT[why]}`);
  const said = reason === undefined ? [] : [visibleText(reason)];
  if (counted.length === 0 && said.length === 0)
    return [`it was decided ${checks} times, without a reason given`];
  return [...said, ...counted];
}
