import { html, type Markup } from "../../reporters/html/markup.ts";
import type { PageSection } from "../../reporters/html/html-document.ts";
import { barPlot } from "../../reporters/html/plot/bar-plot.ts";
import { magnitudeScale } from "../../reporters/html/plot/scale.ts";
import { sayDuration } from "../../reporters/say.ts";
import type { Ms } from "../../time/clock.ts";
import type { Distribution } from "../report/distribution.ts";
import { latencySteps, sayShare } from "../report/latency-steps.ts";
import type { SimulationReport } from "../report/simulation-report.ts";
import { timePlot } from "./time-plot.ts";

/** What each kind of change is, in a few words. */
const KINDS: Readonly<Record<string, string>> = {
  status: "a new status message",
  level: "another level, by hand",
  idle: "the client's own idle timer",
  return: "back from being idle",
  arrive: "a stream opens",
  leave: "offline by hand",
  vanish: "the stream ends without a word: the server's timer has to notice",
  rename: "another display name",
};

/** How late changes are shown: over time, in sum, and how they are spread for each kind of change. */
export function latencySection(report: SimulationReport): PageSection {
  const { stretches, delivery, deliveryByKind, request } = report;
  const shown = stretches.filter(({ deliveries }) => deliveries > 0);
  const least = Math.min(...shown.map(({ p50Ms }) => p50Ms).filter((ms) => ms > 0), delivery.p50Ms || 1);
  const most = Math.max(delivery.maxMs, ...shown.map(({ maxMs }) => maxMs));
  const kinds = Object.entries(deliveryByKind) as readonly [string, Distribution][];
  return {
    id: "latency",
    heading: "How late changes are shown",
    short: "Latency",
    body: html`<p>
        From the moment when a change was due until a session was shown it. What vanishes without a word is
        not among all deliveries: a timer has to notice.
      </p>
      ${
        shown.length > 0 &&
        timePlot(report, {
          caption: "Deliveries by the time they took, over the time of the run",
          lines: [
            { name: "half within", of: ({ deliveries, p50Ms }) => when(deliveries, p50Ms) },
            { name: "99 % within", of: ({ deliveries, p99Ms }) => when(deliveries, p99Ms) },
            { name: "all within", of: ({ deliveries, maxMs }) => when(deliveries, maxMs) },
          ],
          y: (length) => magnitudeScale([least, most], length),
        })
      }
      ${spreadTable([["all deliveries", delivery], ...kinds, ["requests", request]])}
      <div class="histograms">${kinds.map(([kind, distribution]) => histogram(kind, distribution))}</div>`,
  };
}

function spreadTable(rows: readonly (readonly [string, Distribution])[]): Markup {
  return html`<div class="scrolls" tabindex="0" role="group" aria-label="Latencies in numbers">
    <table class="figures">
      <caption>
        In numbers
      </caption>
      <thead>
        <tr>
          <th scope="col"></th>
          ${["count", "50 %", "90 %", "99 %", "99.9 %", "longest"].map((name) => html`<th scope="col" class="number">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, { count, p50Ms, p90Ms, p99Ms, p999Ms, maxMs }]) =>
            html`<tr>
              <th scope="row">
                ${name}${KINDS[name] !== undefined && html` <span class="dim">${KINDS[name]}</span>`}
              </th>
              ${cell(count)}${[p50Ms, p90Ms, p99Ms, p999Ms, maxMs].map((ms) => cell(sayDuration(ms)))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function histogram(kind: string, distribution: Distribution): Markup {
  const bars = latencySteps(distribution).map(({ upToMs, share }) => ({
    label: `≤ ${sayDuration(upToMs)}`,
    value: share,
    said: share === 0 ? "none" : sayShare(share),
  }));
  return bars.length === 0 ? html`` : barPlot(`${kind}: ${distribution.count} deliveries`, bars);
}

function when(deliveries: number, ms: Ms): Ms | undefined {
  return deliveries > 0 ? ms : undefined;
}

function cell(text: string | number): Markup {
  return html`<td class="number">${text}</td>`;
}
