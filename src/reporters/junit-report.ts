import { grouped } from "../history/grouped.ts";
import type { Report, ReportedRequirement } from "../judge/report.ts";
import type { Verdict } from "../judge/verdict.ts";
import { consoleErrors } from "./console-errors.ts";
import { consoleExpectations } from "./console-expectations.ts";
import { headingOf } from "./heading-of.ts";
import { failingExpectations, whyBroken } from "./outcome.ts";
import { paint } from "./paint.ts";
import type { Reporter } from "./reporter.ts";
import { requirementLines } from "./requirement-lines.ts";
import { sayCount } from "./say.ts";
import { sayVerdict } from "./say-verdict.ts";
import { undecidedReasons } from "./undecided-reasons.ts";
import { cutText } from "./visible-text.ts";
import { type XmlElement, xmlDocument } from "./xml.ts";

const PLAIN = paint(false);
/** Enough for a line of a list of tests; the whole sentence stands in the text of a finding. */
const NAME_WIDTH = 160;

/**
 * The report as JUnit XML, as CIs read it: a suite for each heading of the specification, a test case for each
 * requirement. A test case passes with a `warn`, whose findings are its output; one that could not be known counts as
 * skipped. The first suite is the run itself, so that a run that broke is red although nothing failed.
 */
export const junitReport: Reporter = (report) => {
  const suites = [
    runSuite(report),
    ...[...grouped(report.requirements, headingOf)].map(([heading, requirements]) =>
      suite(
        heading,
        requirements.map((requirement) => requirementCase(requirement, report)),
      ),
    ),
  ];
  const sum = (name: "tests" | "failures" | "errors") =>
    suites.reduce((total, { attributes }) => total + Number(attributes[name]), 0);
  return xmlDocument(
    element(
      "testsuites",
      {
        name: `${report.tool.name} ${report.profile} ${report.depth}`,
        tests: sum("tests"),
        failures: sum("failures"),
        errors: sum("errors"),
        time: (report.durationMs / 1_000).toFixed(3),
      },
      suites,
    ),
  );
};

function element(
  name: string,
  attributes: XmlElement["attributes"],
  content: XmlElement["content"] = "",
): XmlElement {
  return { name, attributes, content };
}

function runSuite(report: Report): XmlElement {
  const { target, profile, depth, seed, tool, startedAt } = report;
  const properties = {
    tool: `${tool.name} ${tool.version}`,
    target: target.name,
    ...(target.server === undefined ? {} : { server: target.server }),
    profile,
    depth,
    seed: String(seed),
    startedAt,
  };
  const why = whyBroken(report);
  const broken = why === undefined ? [] : [problem("error", why, consoleErrors(report, PLAIN))];
  const warned =
    report.warnings.length === 0 ? [] : [output(report.warnings.map((text) => `warning  ${text}`))];
  return suite(
    "RUN",
    [
      element(
        "testcase",
        { name: "the run came to its end and checked something", classname: "rollcall.RUN" },
        [...broken, ...warned],
      ),
      ...expectationCases(report),
    ],
    Object.entries(properties).map(([name, value]) => element("property", { name, value })),
  );
}

/** Whether what was listed beforehand holds; no test case when nothing was. */
function expectationCases(report: Report): readonly XmlElement[] {
  if (report.expectations === undefined) return [];
  const lines = consoleExpectations(report, PLAIN);
  const { length } = failingExpectations(report);
  const said = `${sayCount(length, "expectation")} did not hold.`;
  const attributes = { name: "what is listed beforehand holds", classname: "rollcall.RUN" };
  return [
    element("testcase", attributes, length === 0 ? [output(lines)] : [problem("failure", said, lines)]),
  ];
}

function suite(
  name: string,
  cases: readonly XmlElement[],
  properties: readonly XmlElement[] = [],
): XmlElement {
  const count = (verdict: string) =>
    cases.filter(({ content }) => typeof content !== "string" && content[0]?.name === verdict).length;
  return element(
    "testsuite",
    {
      name,
      tests: cases.length,
      failures: count("failure"),
      errors: count("error"),
      skipped: count("skipped"),
    },
    [...(properties.length === 0 ? [] : [element("properties", {}, properties)]), ...cases],
  );
}

function requirementCase(requirement: ReportedRequirement, report: Report): XmlElement {
  const name = cutText(`${requirement.id} ${requirement.statement}`, NAME_WIDTH);
  return element(
    "testcase",
    { name, classname: `rollcall.${headingOf(requirement)}` },
    requirement.expected ? known(requirement, report) : OUTCOME[requirement.verdict](requirement),
  );
}

/** What was listed beforehand is not red, and not green either. */
function known(row: ReportedRequirement, { expectations }: Report): readonly XmlElement[] {
  const reasons = (expectations?.entries ?? [])
    .filter(({ covers }) => covers.includes(row.id))
    .map(({ reason }) => reason);
  return [element("skipped", { message: `known ${sayVerdict(row)}: ${reasons.join("; ")}` })];
}

/** What a verdict is in JUnit, which knows three: passed, failed (or broken), skipped. */
const OUTCOME: Readonly<Record<Verdict, (requirement: ReportedRequirement) => readonly XmlElement[]>> = {
  pass: () => [],
  observed: told,
  warn: told,
  inconclusive: skipped,
  skipped,
  fail: (requirement) => {
    const worst = requirement.findings.find(({ verdict }) => verdict === "fail");
    return [problem("failure", worst?.title ?? requirement.statement, requirementLines(requirement, PLAIN))];
  },
  error: (requirement) => [
    problem("error", requirement.reason ?? "no reason given", requirementLines(requirement, PLAIN)),
  ],
};

function told(requirement: ReportedRequirement): readonly XmlElement[] {
  return [output(requirementLines(requirement, PLAIN))];
}

function skipped(requirement: ReportedRequirement): readonly XmlElement[] {
  const reasons = undecidedReasons(requirement).join("; ");
  return [element("skipped", { message: `${requirement.verdict}: ${reasons}` })];
}

function problem(name: "failure" | "error", message: string, lines: readonly string[]): XmlElement {
  return element(name, { message, type: name }, lines.join("\n"));
}

function output(lines: readonly string[]): XmlElement {
  return element("system-out", {}, lines.join("\n"));
}
