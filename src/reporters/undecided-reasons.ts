import type { ReportedRequirement } from "../judge/report.ts";
import type { Undecided } from "../judge/verdict.ts";
import { visibleText } from "./visible-text.ts";

/** The judge's reasons in words, each after a count: "3 × ...". */
const UNDECIDED_TEXT: Readonly<Record<Undecided, string>> = {
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

/** Why a requirement could not be decided, and how often each reason stood in the way, the most frequent first. */
export function undecidedReasons({
  reason,
  undecided,
}: Pick<ReportedRequirement, "reason" | "undecided">): readonly string[] {
  const counted = (Object.entries(undecided) as [Undecided, number][])
    .sort(([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1))
    .map(([why, times]) => `${times} × ${UNDECIDED_TEXT[why]}`);
  return [...(reason === undefined ? [] : [visibleText(reason)]), ...counted];
}
