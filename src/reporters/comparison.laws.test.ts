import * as fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { compareReports } from "./comparison.ts";
import { comparisonMarkdown } from "./comparison-markdown.ts";
import { comparisonText } from "./comparison-text.ts";
import { hostileReport, hostileText } from "./hostile-report.fixture.ts";
import { sampleReport } from "./sample-report.ts";

describe("a comparison, whatever a server calls itself", () => {
  it("is the same two tables, with nothing but text in them", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const markdown = comparisonMarkdown(compareReports([sampleReport, hostileReport(hostile)]));
        expect(markdown.split("\n")).toHaveLength(4 + 1 + 6 + 3);
        const html = marked.parse(markdown, { async: false });
        expect(html).not.toMatch(/<(?!\/?(p|table|thead|tbody|tr|t[hd])\b)/u);
      }),
    );
  });

  it("is as many lines of text, and none commands a CI", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const text = comparisonText(compareReports([hostileReport(hostile)]));
        expect(text.split("\n")).toHaveLength(2 + 1 + 5 + 1 + 2);
        expect(text).not.toMatch(/^\s*(::|##\[)/mu);
        expect(text).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
