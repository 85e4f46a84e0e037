import * as fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import type { Report } from "../../judge/report.ts";
import { hostileReport, hostileText } from "../hostile-report.fixture.ts";
import { compareReports } from "./comparison.ts";
import { comparisonMarkdown } from "./comparison-markdown.ts";
import { comparisonText } from "./comparison-text.ts";
import { reportWith } from "./report-with.fixture.ts";

/** What another server did, as hostile as it can be, held against a tame report: with changes, and with a ledger. */
function compared(hostile: string) {
  const learned = (value: string): Pick<Report, "facts"> => ({
    facts: [
      { name: "omittedMessage", value: value === hostile ? "other" : value, text: value, source: "measured" },
    ],
  });
  const tame = reportWith("PRES-LAA-002", { verdict: "pass", findings: [] });
  return compareReports(
    [
      { ...tame, ...learned("keep") },
      { ...hostileReport(hostile), ...learned(hostile) },
    ],
    true,
  );
}

describe("a comparison, whatever a server says", () => {
  const lines = (text: string) => text.split("\n").length;
  const [markdownLines, textLines] = [
    lines(comparisonMarkdown(compared("tame"))),
    lines(comparisonText(compared("tame"))),
  ];

  it("is the same Markdown, with nothing but text in it", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const markdown = comparisonMarkdown(compared(hostile));
        expect(lines(markdown)).toBe(markdownLines);
        const html = marked.parse(markdown, { async: false });
        expect(html).not.toMatch(/<(?!\/?(p|br|h3|ol|ul|li|strong|table|thead|tbody|tr|t[hd])\b)/u);
      }),
    );
  });

  it("is as many lines of text, and none commands a CI", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const text = comparisonText(compared(hostile));
        expect(lines(text)).toBe(textLines);
        expect(text).not.toMatch(/^\s*(::|##\[)/mu);
        expect(text).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("stays small when a server sends megabytes", () => {
    const hostile = "<\u202e".repeat(500_000);
    expect(comparisonText(compared(hostile)).length).toBeLessThan(20_000);
    expect(comparisonMarkdown(compared(hostile)).length).toBeLessThan(60_000);
  });
});
