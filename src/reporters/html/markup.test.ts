import { describe, expect, it } from "vitest";
import { attributes, html } from "./markup.ts";

/** Without the white space that the source has for its readers. */
const made = (markup: { toString(): string }) => String(markup).replaceAll("\n", "");

describe("html", () => {
  it("makes text of a string, in text and in attributes", () => {
    const text = `<img src=x onerror="alert('1')">&`;
    const safe = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;";
    expect(made(html`<p title="${text}">${text}</p>`)).toBe(`<p title="${safe}">${safe}</p>`);
  });

  it("shows what cannot be seen", () => {
    expect(made(html`<p>${"a\u202eb\u0000\n"}</p>`)).toBe("<p>a\\u202eb\\u0000\\n</p>");
  });

  it("takes markup, numbers and lists as they are, and leaves out what is not there", () => {
    const items = ["a", "<b>"].map((text) => html`<li>${text}</li>`);
    expect(
      made(
        html`<ul>
          ${items}${undefined}${false}${0}
        </ul>`,
      ),
    ).toBe("<ul><li>a</li><li>&lt;b&gt;</li>0</ul>");
  });

  it("takes attributes in a tag, and nothing else there", () => {
    const open = attributes({ open: true, hidden: false, class: undefined, "data-text": `"><script>` });
    expect(made(html`<details ${open}></details>`)).toBe(
      `<details open data-text="&quot;&gt;&lt;script&gt;"></details>`,
    );
    expect(() => html`<p ${"onclick=alert(1)"}></p>`).toThrow(/wanted attributes/u);
    expect(() => html`<p title="${html`<b></b>`}"></p>`).toThrow(/wanted a string/u);
    expect(() => html`<p>${open}</p>`).toThrow(/wanted text/u);
  });

  it("leads only to places that begin with text of ours", () => {
    expect(made(html`<a href="#${"a b"}"></a>`)).toBe(`<a href="#a b"></a>`);
    expect(() => html`<a href="${"javascript:alert(1)"}"></a>`).toThrow(/whole elements/u);
    expect(() => attributes({ href: "javascript:alert(1)" })).toThrow(/holds text only/u);
  });

  it.each([
    ["a script", ["<script>", "</script>"]],
    ["a handler", ['<p onclick="', '"></p>']],
    ["a style", ['<p style="', '"></p>']],
    ["a place to go to", ['<a href="', '"></a>']],
    ["a comment", ["<!-- ", " -->"]],
    ["a tag that does not end", ['<p class="', '"']],
    ["single quotes", ["<p class='", "'></p>"]],
  ])("refuses a hole in %s", (_what, [before = "", after = ""]) => {
    const template = Object.assign([before, after], { raw: [before, after] });
    expect(() => html(template, "text")).toThrow(/Cannot read a template/u);
  });

  it("reads a tag of SVG with digits in its attributes' names", () => {
    expect(made(html`<line x1="${1}" y1="${2}" />`)).toBe(`<line x1="1" y1="2" />`);
  });
});
