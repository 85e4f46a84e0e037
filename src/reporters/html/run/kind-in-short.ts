import type { Finding } from "../../../judge/verdict.ts";
import { type Markup, html } from "../markup.ts";
import { prose } from "../prose.ts";
import { theirs } from "../theirs.ts";
import { verdictBadge } from "../verdict-badge.ts";
import { sayCount } from "../../say.ts";
import { findingLinks } from "./finding-links.ts";
import type { RunView } from "./run-view.ts";

/** Findings of one kind in a line: what it is, an example of what was seen, and where else. */
export function kindInShort(view: RunView, kind: readonly Finding[]): Markup {
  const [first] = kind;
  if (first === undefined) return html``;
  const { verdict, title, allowed, observed } = first;
  return html`<div class="kind">
    <p>
      ${verdictBadge(verdict)} ${prose(title)} Allowed: ${theirs(allowed, 200)}, observed:
      ${theirs(observed, 200)}
    </p>
    <details>
      <summary>${sayCount(kind.length, "time")}</summary>
      ${findingLinks(view, kind)}
    </details>
  </div>`;
}
