import { createHash } from "node:crypto";
import { cutText } from "../visible-text.ts";
import { type Markup, html } from "./markup.ts";
import { type Packed, visibleData } from "./packed-data.ts";
import { PAGE_SCRIPT } from "./page-script.ts";
import { PAGE_STYLES } from "./page-styles.ts";

/** A part of a page with a heading, which the table of contents leads to. */
export interface PageSection {
  /** Anchor, of letters and hyphens; links from elsewhere rest on it. */
  readonly id: string;
  readonly heading: string;
  /** In the table of contents, where the heading is too long for it. */
  readonly short?: string;
  readonly body: Markup;
}

/** A page without the frame that all pages have. */
export interface Page {
  /** Of the window; may hold a server's text. */
  readonly title: string;
  /** What stands first, with the page's only `h1`. */
  readonly banner: Markup;
  readonly sections: readonly PageSection[];
  /** What made the page, and of what. */
  readonly footer: Markup;
  /** Styles beside those of the frame; of ours. */
  readonly styles?: readonly string[];
  /** What the script draws, by the name it asks for; plain data, whose strings may be a server's. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Lists of which the script draws one item at a time: each is kept compressed until then. */
  readonly packed?: Readonly<Record<string, readonly Packed[]>>;
}

/**
 * One whole document that needs nothing else, neither a network nor a server. No script runs in it but our own, which is
 * allowed by its hash; it makes no HTML from text, and what is data stays data.
 */
export function htmlDocument({
  title,
  banner,
  sections,
  footer,
  styles = [],
  data = {},
  packed = {},
}: Page): string {
  const style = [PAGE_STYLES, ...styles].join("\n");
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(PAGE_SCRIPT)}`,
    `style-src ${hashSource(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const head = html`<meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <link rel="icon" href="data:," />
    <title>${cutText(title, 200)}</title>`;
  const body = html`<a class="skip" href="#content">Skip to the content</a>
    <header class="banner">${banner}</header>
    <nav class="contents" aria-label="Contents">
      <ul>
        ${sections.map(({ id, heading, short }) => html`<li><a href="#${id}">${short ?? heading}</a></li>`)}
      </ul>
    </nav>
    <main id="content" tabindex="-1">${sections.map(sectionOf)}</main>
    <footer>${footer}</footer>`;
  const blocks = [
    ...Object.entries(data).map(([name, value]) => dataBlock(name, visibleData(value))),
    ...Object.entries(packed).map(([name, items]) =>
      dataBlock(name, JSON.stringify(items.map(({ base64 }) => base64))),
    ),
  ];
  return `<!doctype html>
<html lang="en">
<head>
${String(head)}
<style>${style}</style>
</head>
<body>
${String(body)}
${[...blocks, `<script>${PAGE_SCRIPT}</script>`].join("\n")}
</body>
</html>
`;
}

function sectionOf({ id, heading, body }: PageSection): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${heading}</h2>
    ${body}
  </section>`;
}

function dataBlock(name: string, json: string): string {
  return `<script type="application/json" id="data-${name}">${json.replaceAll("<", "\\u003c")}</script>`;
}

function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
