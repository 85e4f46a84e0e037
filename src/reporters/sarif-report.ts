import type { Report, ReportedRequirement } from "../judge/report.ts";
import type { Finding } from "../judge/verdict.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { headingOf } from "./heading-of.ts";
import type { Reporter } from "./reporter.ts";
import { sarifMessage } from "./sarif-message.ts";
import { sarifLocation } from "./sarif-location.ts";
import { visibleJson, visibleText } from "./visible-text.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const HELP = "https://spec.matrix.org/latest/client-server-api/#presence";

/** What a finding of this verdict is in SARIF; what was only observed is no result. */
const LEVEL: { readonly [verdict in Finding["verdict"]]?: "error" | "warning" } = {
  fail: "error",
  warn: "warning",
};
/** What breaking a requirement of this severity is. */
const RULE_LEVEL: Readonly<Record<string, string>> = { fail: "error", warn: "warning", observed: "note" };
const PROBLEM: Readonly<Record<string, string>> = {
  fail: "error",
  warn: "warning",
  observed: "recommendation",
};

/**
 * The report as SARIF 2.1.0, as code scanning reads it: the requirements that apply are its rules, each `fail` and `warn`
 * is a result, known by the same fingerprint in every run, and one that is listed beforehand is suppressed. A server has no
 * source here: a result stands at its scenario.
 */
export const sarifReport: Reporter = (report) => {
  const { profile, depth, target, seed, modelHash, tool } = report;
  const rules = report.requirements.filter(({ severity }) => severity !== "off");
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        rules: rules.map(ruleOf),
      },
    },
    automationDetails: { id: `rollcall/${profile}/${depth}/` },
    invocations: [invocationOf(report)],
    columnKind: "utf16CodeUnits",
    results: rules.flatMap((row, index) => resultsOf(row, index, report)),
    properties: {
      target: kept(target.name),
      server: kept(target.server ?? ""),
      profile,
      depth,
      seed,
      modelHash,
    },
  };
  return `${visibleJson(JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 1))}\n`;
};

/** As long as a JSON report keeps a server's text. */
function kept(text: string): string {
  return visibleText(text, 1_024);
}

function ruleOf(row: ReportedRequirement): unknown {
  const { id, level, severity, source } = row;
  const statement = visibleText(row.statement, Number.POSITIVE_INFINITY);
  const place = `${level}; ${visibleText(source)}; rollcall explain ${id} says more.`;
  return {
    id,
    shortDescription: { text: statement },
    fullDescription: { text: statement },
    help: {
      text: `${statement}\n${place}`,
      markdown: `**${id}** ${escapeMarkdown(statement)}\n\n${escapeMarkdown(place)}`,
    },
    helpUri: HELP,
    defaultConfiguration: { level: RULE_LEVEL[severity] ?? "none" },
    properties: {
      tags: ["matrix", "presence", headingOf(row), level],
      precision: "very-high",
      "problem.severity": PROBLEM[severity] ?? "recommendation",
    },
  };
}

function resultsOf(row: ReportedRequirement, ruleIndex: number, report: Report): readonly unknown[] {
  return row.findings.flatMap((finding) => {
    const level = LEVEL[finding.verdict];
    if (level === undefined) return [];
    const { id, scenario, allowed, observed, at, exchanges } = finding;
    return [
      {
        ruleId: row.id,
        ruleIndex,
        level,
        message: { text: sarifMessage(finding) },
        locations: [sarifLocation(scenario)],
        partialFingerprints: { "rollcallFinding/v1": id, primaryLocationLineHash: `${id}:1` },
        ...(row.expected && finding.verdict === row.verdict
          ? { suppressions: [suppression(row, report)] }
          : {}),
        properties: {
          scenario: kept(scenario),
          allowed: kept(allowed),
          observed: kept(observed),
          at,
          exchanges,
        },
      },
    ];
  });
}

/** What was listed beforehand, and why. */
function suppression({ id }: ReportedRequirement, { expectations }: Report): unknown {
  const reasons = (expectations?.entries ?? [])
    .filter(({ covers }) => covers.includes(id))
    .map(({ reason }) => reason);
  return { kind: "external", status: "accepted", justification: visibleText(reasons.join("; ")) };
}

/** How the run went, apart from what it found. */
function invocationOf({ complete, errors, warnings, startedAt }: Report): unknown {
  return {
    executionSuccessful: complete && errors.length === 0,
    startTimeUtc: startedAt,
    toolExecutionNotifications: [
      ...errors.map(({ message, hint }) => notification("error", `${message} ${hint}`)),
      ...warnings.map((warning) => notification("warning", warning)),
    ],
  };
}

function notification(level: "error" | "warning", text: string): unknown {
  return { level, message: { text: visibleText(text, 400) } };
}
