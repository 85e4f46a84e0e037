import { CITATIONS } from "../../../spec/citations.ts";
import { type Markup, html } from "../markup.ts";

/** Where a requirement stands in the specification; what is a known file and line is a link to it. */
export function sourceLink(source: string): Markup {
  const parts = source.split(/(?<place>\[[\w:]+\](?: L\d+)?)/u);
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : placeLink(part)))}`;
}

function placeLink(place: string): Markup {
  const { key = "", line } = /^\[(?<key>[\w:]+)\](?: L(?<line>\d+))?$/u.exec(place)?.groups ?? {};
  const [path, commit] = CITATIONS[key]?.split("@") ?? [];
  if (path === undefined || commit === undefined) return html`${place}`;
  const at = line === undefined ? "" : `#L${line}`;
  return html`<a
    href="https://github.com/matrix-org/matrix-spec/blob/${commit}/${path}?plain=1${at}"
    rel="noreferrer"
    >${place}</a
  >`;
}
