import type { Verdict } from "../judge/verdict.ts";
import { guardLines } from "../reporters/guard-lines.ts";
import { type Paint, paint } from "../reporters/paint.ts";
import { sayCount } from "../reporters/say.ts";
import { visibleText } from "../reporters/visible-text.ts";
import type { Finding } from "./finding.ts";

const COLOUR: Readonly<Record<Finding["verdict"], Verdict>> = {
  well: "pass",
  note: "observed",
  mend: "fail",
};
const WIDEST_WHAT = "rate limit".length;
const INDENT = " ".repeat(7 + WIDEST_WHAT + 2);
const MAX_PROBED = 400;
const LABEL = "between".length;

/** What is said of one thing that was examined: a homeserver, or what is between several. */
export interface Section {
  readonly label: "target" | "between";
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** An examination for people: what was probed, beside what was declared, and how to mend it. */
export function doctorText(sections: readonly Section[], { colour }: { readonly colour: boolean }): string {
  const brush = paint(colour);
  const lines = [
    brush.bold("rollcall: is this server ready to be tested?"),
    "",
    ...sections.flatMap(({ label, name, findings }) => [
      `  ${label.padEnd(LABEL)}  ${visibleText(name, 120)}`,
      "",
      ...findings.flatMap((finding) => linesOf(finding, brush)),
      "",
    ]),
    closing(
      sections.flatMap(({ findings }) => findings),
      brush,
    ),
    "",
  ];
  return guardLines(lines.join("\n"));
}

function linesOf({ what, verdict, probed, declared, advice }: Finding, brush: Paint): readonly string[] {
  return [
    `  ${brush.verdict(COLOUR[verdict], verdict.padEnd(4))} ${what.padEnd(WIDEST_WHAT)}  ${visibleText(probed, MAX_PROBED)}`,
    ...(declared === undefined
      ? []
      : [`${INDENT}${brush.dim(`declared: ${visibleText(declared, MAX_PROBED)}`)}`]),
    ...(advice === undefined ? [] : [`${INDENT}${visibleText(advice, 2 * MAX_PROBED)}`]),
  ];
}

function closing(findings: readonly Finding[], brush: Paint): string {
  const count = findings.filter(({ verdict }) => verdict === "mend").length;
  return count === 0
    ? brush.verdict("pass", "PASS The server is ready.")
    : brush.verdict("fail", `MEND ${sayCount(count, "thing")} to mend.`);
}
