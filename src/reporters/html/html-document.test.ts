import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { htmlDocument } from "./html-document.ts";
import { html } from "./markup.ts";

const page = {
  title: "A </title><script>alert(1)</script> server",
  banner: html`<h1>Heading</h1>`,
  sections: [{ id: "one", heading: "One & all", short: "One", body: html`<p>Text</p>` }],
  footer: html`<p>End</p>`,
};

const scripts = (document: string) => [
  ...document.matchAll(/<script(?<kind>[^>]*)>(?<text>.*?)<\/script>/gsu),
];
const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");

describe("htmlDocument", () => {
  it("allows no script or style but its own, by hash, and nothing from elsewhere", () => {
    const document = htmlDocument(page);
    const [script, ...others] = scripts(document);
    expect(others).toEqual([]);
    const style = /<style>(?<text>.*?)<\/style>/su.exec(document)?.groups?.["text"] ?? "";
    const policy = /Content-Security-Policy" content="(?<text>[^"]*)"/u.exec(document)?.groups?.["text"];
    expect(policy?.replaceAll("&#39;", "'").split("; ")).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${sha256(script?.groups?.["text"] ?? "")}'`,
      `style-src 'sha256-${sha256(style)}'`,
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  it("keeps data from being anything else, and shows what cannot be seen in it", () => {
    const hostile = "</script><script>alert(1)</script><!--\u202e";
    const document = htmlDocument({ ...page, data: { lanes: { text: hostile } } });
    const [block] = scripts(document);
    expect(block?.groups?.["kind"]).toBe(` type="application/json" id="data-lanes"`);
    expect(JSON.parse(block?.groups?.["text"] ?? "")).toEqual({
      text: "</script><script>alert(1)</script><!--\\u202e",
    });
    expect(scripts(document)).toHaveLength(2);
  });

  it("cuts strings of the data that nobody could read", () => {
    const document = htmlDocument({ ...page, data: { lanes: ["x".repeat(1_000_000)] } });
    expect(document.length).toBeLessThan(50_000);
  });

  it("leads from its contents to each section", () => {
    const document = htmlDocument(page);
    expect(document).toContain(`<li><a href="#one">One</a></li>`);
    expect(document).toContain(`<section id="one" aria-labelledby="one-heading">`);
  });

  it("is the same for the same page", () => {
    expect(htmlDocument(page)).toBe(htmlDocument(page));
  });
});
