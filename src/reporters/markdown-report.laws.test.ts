import * as fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { fenced } from "./fenced.ts";
import { hostileReport, hostileText } from "./hostile-report.fixture.ts";
import { markdownReport } from "./markdown-report.ts";
import { visibleText } from "./visible-text.ts";

/** What GitHub-flavoured Markdown makes of the report: its blocks, those of code without their text. */
function shapeOf(markdown: string): string {
  return marked
    .lexer(markdown)
    .map(({ type, raw }) => (type === "code" ? type : `${type} ${raw}`))
    .join("\n");
}

describe("the Markdown report", () => {
  const tame = shapeOf(markdownReport(hostileReport("tame")));

  it("is the same tables, folds and code blocks whatever a server says: no HTML, link, image or mention", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        expect(shapeOf(markdownReport(hostileReport(hostile)))).toBe(tame);
      }),
    );
  });

  it("says it as visible text", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const text = markdownReport(hostileReport(hostile));
        expect(text).toContain(`\n     observed  ${visibleText(hostile)}\n`);
        expect(text).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("has demands of the specification in its tables that stay text", () => {
    fc.assert(
      fc.property(hostileText, (statement) => {
        const report = hostileReport("tame");
        const requirements = report.requirements.map((row) => ({ ...row, statement }));
        const html = marked.parse(markdownReport({ ...report, requirements }), { async: false });
        expect(html.match(/<tr>/gu)?.length).toBe(1 + 3);
        expect(html).not.toMatch(/<(?!\/?(h2|p|pre|code|table|thead|tbody|tr|t[hd]|details|summary)\b)/u);
      }),
    );
  });

  it("fences even lines that look like a fence", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[`~ a]{0,8}$/u)), (lines) => {
        const inside = ["first", ...lines, "last"];
        const [code, ...others] = marked.lexer(fenced(inside).join("\n"));
        expect(code).toMatchObject({ type: "code", text: inside.join("\n") });
        expect(others).toEqual([]);
      }),
    );
  });
});
