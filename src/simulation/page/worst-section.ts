import { html, type Markup } from "../../reporters/html/markup.ts";
import type { PageSection } from "../../reporters/html/html-document.ts";
import { sayDuration } from "../../reporters/say.ts";
import type { Stretch } from "../measure/time-series.ts";
import type { SimulationReport } from "../report/simulation-report.ts";
import { sayFigure } from "./say-figure.ts";

/** The worst moments, and the whole time series behind the plots, in numbers. */
export function worstSection({ worst, stretches }: SimulationReport): PageSection {
  return {
    id: "moments",
    heading: "The worst moments, and all of them in numbers",
    short: "Moments",
    body: html`${stretchTable("Those in which 1 % of the deliveries took longest", worst)}
      <details>
        <summary>All ${stretches.length} stretches of time, as they are drawn above</summary>
        ${stretchTable("Each with when it ended", stretches)}
      </details>`,
  };
}

const COLUMNS: readonly (readonly [string, (stretch: Stretch) => string | number])[] = [
  ["online", ({ users }) => users.online],
  ["unavailable", ({ users }) => users.unavailable],
  ["offline", ({ users }) => users.offline],
  ["acts", ({ arrivals }) => arrivals],
  ["requests", ({ requests }) => requests],
  ["unanswered", ({ unanswered }) => unanswered],
  ["deliveries", ({ deliveries }) => deliveries],
  ["half within", ({ p50Ms }) => sayDuration(p50Ms)],
  ["99 % within", ({ p99Ms }) => sayDuration(p99Ms)],
  ["longest", ({ maxMs }) => sayDuration(maxMs)],
  ["violations", ({ violations }) => violations],
  ["troubles", ({ troubles }) => troubles],
  ["own lateness", ({ loopP99Ms }) => sayDuration(loopP99Ms)],
  ["cores", ({ cores }) => sayFigure(cores)],
];

function stretchTable(caption: string, stretches: readonly Stretch[]): Markup {
  return html`<div class="scrolls" tabindex="0" role="group" aria-label="${caption}">
    <table class="figures">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="number">until</th>
          ${COLUMNS.map(([name]) => html`<th scope="col" class="number">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${stretches.map(
          (stretch) =>
            html`<tr>
              <th scope="row" class="number">${sayDuration(stretch.at)}</th>
              ${COLUMNS.map(([, of]) => html`<td class="number">${of(stretch)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
