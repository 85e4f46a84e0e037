import { html } from "../markup.ts";
import { prose } from "../prose.ts";
import { visibleText } from "../../visible-text.ts";
import type { PageSection } from "../html-document.ts";
import type { RunView } from "./run-view.ts";

/** What the preflight and the run taught about the server, on which the judgement rests. */
export function learnedSection({ report }: RunView): PageSection {
  return {
    id: "learned",
    heading: "What was learned of this server",
    short: "Learned",
    body:
      report.facts.length === 0
        ? html`<p>Nothing.</p>`
        : html`<p>Where the specification leaves something to the server, the judgement rests on this.</p>
            <ul>
              ${report.facts.map(
                ({ text, source }) =>
                  html`<li>
                    <bdi>${prose(visibleText(text))}</bdi
                    >${source !== "measured" && html` <span class="dim">(${source})</span>`}
                  </li>`,
              )}
            </ul>`,
  };
}
