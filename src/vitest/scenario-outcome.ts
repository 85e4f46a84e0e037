import type { Report } from "../judge/report.ts";
import { paint } from "../reporters/paint.ts";
import { requirementLines } from "../reporters/requirement-lines.ts";
import { visibleText } from "../reporters/visible-text.ts";

/** How the test of a scenario ends. */
export type TestOutcome =
  | { readonly kind: "pass" }
  /** It passes, with something to tell. */
  | { readonly kind: "warn"; readonly message: string }
  | { readonly kind: "skip"; readonly reason: string }
  | { readonly kind: "fail"; readonly message: string };

/** What the report says of one scenario, with its own findings only, in the words of the console report. */
export function scenarioOutcome(report: Report, id: string): TestOutcome {
  const failed = findingLines(report, id, "fail");
  if (failed.length > 0) return { kind: "fail", message: failed.join("\n") };
  const warned = findingLines(report, id, "warn");
  const scenario = report.scenarios.find((performed) => performed.id === id);
  const reason = visibleText(scenario?.reason ?? "it was not performed");
  if (scenario?.verdict === "error") return { kind: "fail", message: `The harness has failed: ${reason}` };
  // What it found counts even where its end is missing.
  if (warned.length > 0) return { kind: "warn", message: warned.join("\n") };
  const decided = scenario?.verdict === "pass" || scenario?.verdict === "observed";
  return decided ? { kind: "pass" } : { kind: "skip", reason };
}

function findingLines(report: Report, id: string, verdict: "fail" | "warn"): readonly string[] {
  return report.requirements.flatMap((requirement) => {
    const findings = requirement.findings.filter(
      (finding) => finding.scenario === id && finding.verdict === verdict,
    );
    return findings.length === 0 ? [] : requirementLines({ ...requirement, verdict, findings }, paint(false));
  });
}
