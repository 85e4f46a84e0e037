import type { ReportedRequirement } from "../judge/report.ts";
import { failingExpectations, whyBroken } from "./outcome.ts";
import type { Reporter } from "./reporter.ts";
import { sayCount, sayFew } from "./say.ts";
import { visibleText } from "./visible-text.ts";

/** GitHub shows no more of one kind from one step. */
const MOST = 10;

type Kind = "error" | "warning" | "notice";

interface Annotation {
  readonly title: string;
  readonly message: string;
}

/**
 * The report as GitHub's workflow commands, which it shows as annotations: errors for what failed, broke or is listed
 * wrongly, warnings for what was missed, nothing for what is known, one notice for what could not be known. Only for those who ask: each line is a command of ours,
 * and a server's text in it is escaped as GitHub demands.
 */
export const githubAnnotations: Reporter = (report) => {
  const of = (wanted: string) =>
    report.requirements.filter(({ verdict, expected }) => verdict === wanted && !expected);
  const why = whyBroken(report);
  const broken = [
    ...(why === undefined ? [] : [{ title: "rollcall: the run broke", message: why }]),
    ...report.errors.map(({ code, message, hint }) => ({
      title: `rollcall: ${visibleText(code, 60)}`,
      message: [message, hint].map((text) => visibleText(text, 400)).join("\n"),
    })),
  ];
  const listed = failingExpectations(report).map((entry) => ({
    title: `rollcall: ${entry.state.replaceAll("-", " ")}`,
    message: [visibleText(entry.requirement ?? entry.scenario ?? ""), visibleText(entry.note, 400)].join(
      "\n",
    ),
  }));
  const undecided = of("inconclusive").map(({ id }) => id);
  const notices = [
    {
      title: "rollcall: inconclusive",
      message: `${sayCount(undecided.length, "requirement")} could not be known: ${sayFew(undecided, 20)}`,
    },
  ];
  return [
    ...commands("error", [...broken, ...listed, ...of("fail").map(annotation)]),
    ...commands("warning", of("warn").map(annotation)),
    ...commands("notice", undecided.length === 0 ? [] : notices),
  ].join("");
};

function annotation(requirement: ReportedRequirement): Annotation {
  const { id, level, verdict, statement, findings } = requirement;
  const [worst] = findings.filter((finding) => finding.verdict === verdict);
  const evidence =
    worst === undefined
      ? []
      : [
          worst.title,
          `allowed: ${visibleText(worst.allowed)}`,
          `observed: ${visibleText(worst.observed)}`,
          `scenario: ${visibleText(worst.scenario, 80)}, finding ${worst.id}, of ${findings.length}`,
        ];
  const flaky = requirement.flaky === undefined ? "" : ", flaky";
  return { title: `${id} (${level}${flaky})`, message: [statement, ...evidence].join("\n") };
}

function commands(kind: Kind, all: readonly Annotation[]): readonly string[] {
  const shown = all.length > MOST ? all.slice(0, MOST - 1) : all;
  const rest = all.length - shown.length;
  const more =
    rest === 0 ? [] : [{ title: "rollcall", message: `and ${rest} more: see the report of this run` }];
  return [...shown, ...more].map(
    ({ title, message }) => `::${kind} title=${property(title)}::${data(message)}\n`,
  );
}

/** @source GitHub's toolkit, `escapeData` in `packages/core/src/command.ts` */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** @source GitHub's toolkit, `escapeProperty` in the same file */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
