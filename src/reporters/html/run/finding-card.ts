import type { Finding } from "../../../judge/verdict.ts";
import { type Markup, html } from "../markup.ts";
import { prose } from "../prose.ts";
import { theirs } from "../theirs.ts";
import { sayCount, sayDuration } from "../../say.ts";
import { evidence } from "./evidence.ts";
import { findingLinks, whereLink } from "./finding-links.ts";
import type { RunView } from "./run-view.ts";

/**
 * Findings of one kind: what is wrong, what was allowed and seen, the requests that show it, and how to get it again. The first
 * stands for all.
 */
export function findingCard(view: RunView, kind: readonly Finding[]): Markup {
  const [finding, ...alike] = kind;
  if (finding === undefined) return html``;
  const { id, title, allowed, observed, scenario, at, exchanges, performances } = finding;
  const seen = exchanges.flatMap((index) => view.exchange(scenario, index) ?? []);
  return html`<article class="finding" id="finding-${id}" aria-label="Finding ${id}">
    <h4>${prose(title)}</h4>
    <dl class="against">
      <div class="allowed">
        <dt>Allowed</dt>
        <dd>${theirs(allowed)}</dd>
      </div>
      <div class="observed">
        <dt>Observed</dt>
        <dd>${theirs(observed)}</dd>
      </div>
    </dl>
    ${evidence(seen)}
    <p class="dim">
      Finding <a href="#finding-${id}">${id}</a>, ${sayDuration(at)} into the run, in scenario
      ${whereLink(view, finding)}${
        performances !== undefined && `, in ${performances.failed} of ${performances.of} performances`
      }.
    </p>
    <p>To have it as a script: <code>rollcall repro report.json ${id}</code></p>
    ${
      alike.length > 0 &&
      html`<details>
        <summary>${sayCount(alike.length, "more finding")} like it</summary>
        ${findingLinks(view, alike)}
      </details>`
    }
  </article>`;
}
