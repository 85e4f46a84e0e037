import type { Finding } from "../../../judge/verdict.ts";
import { type Markup, html } from "../markup.ts";
import { sayDuration } from "../../say.ts";
import type { RunView } from "./run-view.ts";

/** A guess: more links to findings of one kind are no use to anybody; the JSON report has all. */
const SHOWN = 50;

/** The scenario of a finding, and where in its timeline it shows; only a name, where this page has no timeline of it. */
export function whereLink(
  view: RunView,
  { scenario, exchanges }: Pick<Finding, "scenario" | "exchanges">,
): Markup {
  const last = exchanges.at(-1);
  if (!view.hasTimeline(scenario)) return html`<bdi>${scenario}</bdi>`;
  const at = last === undefined ? "" : `/exchange-${last}`;
  return html`<a href="#scenario/${scenario}${at}"><bdi>${scenario}</bdi></a>`;
}

/** Findings of one kind as a list of places, each with its own address. */
export function findingLinks(view: RunView, findings: readonly Finding[]): Markup {
  const more = findings.length - SHOWN;
  return html`<ul class="places">
    ${findings
      .slice(0, SHOWN)
      .map(
        (finding) =>
          html`<li id="finding-${finding.id}">${whereLink(view, finding)}, ${sayDuration(finding.at)}</li>`,
      )}
    ${more > 0 && html`<li>and ${more} more, in the JSON report</li>`}
  </ul>`;
}
