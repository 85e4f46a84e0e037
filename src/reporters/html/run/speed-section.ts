import type { LatencyBucket } from "../../../judge/exhibits/latency-histogram.ts";
import type { Report } from "../../../judge/report.ts";
import { type Markup, html } from "../markup.ts";
import type { PageSection } from "../html-document.ts";
import { sayDuration } from "../../say.ts";
import type { RunView } from "./run-view.ts";

const HEIGHT = 120;
const WIDTH = 40;

/** How fast presence travels, and where the time of the run went. */
export function speedSection({ report, exhibits }: RunView): PageSection {
  const { time } = report;
  return {
    id: "time",
    heading: "How fast presence travels, and where the time went",
    short: "Time",
    body: html`${histogram(exhibits.latency)}
      <div class="scrolls">
        <table>
          <caption>
            In numbers
          </caption>
          <thead>
            <tr>
              <th scope="col"></th>
              <th scope="col" class="number">count</th>
              <th scope="col" class="number">half within</th>
              <th scope="col" class="number">99 % within</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">deliveries, from the answer of a PUT to the event</th>
              <td class="number">${time.deliveries}</td>
              <td class="number">${sayMaybe(time.deliveryP50Ms)}</td>
              <td class="number">${sayMaybe(time.deliveryP99Ms)}</td>
            </tr>
            <tr>
              <th scope="row">requests, streams apart</th>
              <td class="number">${time.requests}</td>
              <td class="number">${sayDuration(time.requestP50Ms)}</td>
              <td class="number">${sayDuration(time.requestP99Ms)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      ${spent(time.spent)}`,
  };
}

function sayMaybe(ms: number | null): string {
  return ms === null ? "none" : sayDuration(ms);
}

function histogram(buckets: readonly LatencyBucket[]): Markup {
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  if (buckets.length === 0) return html`<p>Nothing was delivered by a stream.</p>`;
  const bars = buckets.map(({ fromMs, toMs, count }, place) => {
    const height = count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT);
    return html`<g
      ><title>${bounds(fromMs, toMs)}: ${count}</title
      ><rect
        class="bar"
        x="${place * WIDTH + 2}"
        y="${HEIGHT - height}"
        width="${WIDTH - 4}"
        height="${height}"
      ></rect
      ><text x="${place * WIDTH + WIDTH / 2}" y="${HEIGHT + 14}">${sayDuration(fromMs)}</text></g
    >`;
  });
  return html`<figure>
    <figcaption>Deliveries by the time they took; each bar begins at the time below it.</figcaption>
    <svg
      class="histogram"
      viewBox="0 0 ${buckets.length * WIDTH} ${HEIGHT + 18}"
      role="img"
      aria-label="${buckets.map(({ fromMs, toMs, count }) => `${bounds(fromMs, toMs)}: ${count}`).join("; ")}"
    >
      ${bars}
    </svg>
  </figure>`;
}

function bounds(fromMs: number, toMs: number | null): string {
  return toMs === null ? `from ${sayDuration(fromMs)}` : `${sayDuration(fromMs)} to ${sayDuration(toMs)}`;
}

function spent({ serverMs, timersMs, streamsMs, ownMs }: Report["time"]["spent"]): Markup {
  const rows = [
    ["The server was answering", serverMs],
    ["else, timers had to run out", timersMs],
    ["else, what streams were to bring was awaited", streamsMs],
    ["else, the harness itself", ownMs],
  ] as const;
  const total = rows.reduce((sum, [, ms]) => sum + ms, 0);
  return html`<div class="scrolls">
    <table>
      <caption>
        Where the time of the run went
      </caption>
      <tbody>
        ${rows.map(
          ([what, ms]) =>
            html`<tr>
              <th scope="row">${what}</th>
              <td class="number">${sayDuration(ms)}</td>
              <td class="number">${total === 0 ? 0 : Math.round((ms / total) * 100)} %</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
