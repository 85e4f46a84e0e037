import * as fc from "fast-check";
import type { Report } from "../judge/report.ts";
import { sampleReport } from "./sample-report.ts";

/** The sample with one text wherever a server's or a user's can stand. */
export function hostileReport(hostile: string): Report {
  const requirements = sampleReport.requirements.map((requirement) => ({
    ...requirement,
    reason: hostile,
    findings: requirement.findings.map((finding) => ({
      ...finding,
      scenario: hostile,
      allowed: hostile,
      observed: hostile,
    })),
  }));
  return {
    ...sampleReport,
    requirements,
    errors: [{ code: hostile, message: hostile, hint: hostile }],
    facts: [{ name: "versions", value: hostile, source: "measured", text: hostile }],
    target: { name: hostile, kind: "url", server: hostile },
    warnings: [hostile],
  };
}

const ATTACKS = [
  "\n\r\t |`'\"<>&%:,@#*_[]()\\~!-=".split(""),
  ["\u202e", "\u001b[2J", "\u0000", "\ufffe", "\ud800", "\u2028", "\u200b", "😀", "\u0301"],
  ["]]>", "<![CDATA[", "<!--", "-->", "&amp;", "&#10;", "<?x?>", "</failure>", "</details>", "<img src=x>"],
  ["::error::", "##[group]", "%0A", "```", "~~~", "![x](y)", "[x](y)", "@everyone", "www.example.org", "$x$"],
  ["http://example.org", "a@example.org", "| a | b |\n| - | - |", "\n# x\n", "\n\n", "a"],
].flat();

/** Text as nobody sends it but to break a report. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.array(fc.constantFrom(...ATTACKS), { maxLength: 12 }).map((parts) => parts.join("")),
);
