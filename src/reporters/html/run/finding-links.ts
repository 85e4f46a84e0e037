import type { Finding } from "../../../judge/verdict.ts";
import { type Markup, html } from "../markup.ts";
import { sayDuration } from "../../say.ts";
import type { RunView } from "./run-view.ts";

/** A guess: more links to findings of one kind are no use to anybody; the JSON report has all. */
const SHOWN = 50;

/** Where in the timelines a finding shows; only text, where its scenario has no timeline in this page. */
export function whereLink(
  view: RunView,
  { scenario, exchanges }: Pick<Finding, "scenario" | "exchanges">,
  text: string,
): Markup {
  const last = exchanges.at(-1);
  if (!view.hasTimeline(scenario)) return html`${text}`;
  const at = last === undefined ? "" : `/exchange-${last}`;
  return html`<a class="to-timeline" href="#scenario/${scenario}${at}">${text}</a>`;
}

/** Findings of one kind as a list of places, each with its own address. */
export function findingLinks(view: RunView, findings: readonly Finding[]): Markup {
  const more = findings.length - SHOWN;
  return html`<ul class="places">
    ${findings.slice(0, SHOWN).map((finding) => {
      const { id, scenario, at } = finding;
      return html`<li id="finding-${id}">
        <span class="theirs">${whereLink(view, finding, scenario)}</span>, ${sayDuration(at)}
      </li>`;
    })}
    ${more > 0 && html`<li>and ${more} more, in the JSON report</li>`}
  </ul>`;
}
