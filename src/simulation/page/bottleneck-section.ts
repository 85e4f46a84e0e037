import { html } from "../../reporters/html/markup.ts";
import type { PageSection } from "../../reporters/html/html-document.ts";
import { countScale, magnitudeScale } from "../../reporters/html/plot/scale.ts";
import { sayDuration } from "../../reporters/say.ts";
import type { SimulationReport } from "../report/simulation-report.ts";
import { timePlot } from "./time-plot.ts";

const BLAME = {
  none: "Nobody",
  server: "The server",
  harness: "The harness itself",
} as const;

/** Who could not keep up, and what shows it. */
export function bottleneckSection(report: SimulationReport): PageSection {
  const { bottleneck, lateness, request, stretches, memoryBytes } = report;
  const latest = Math.max(0, ...stretches.map(({ loopP99Ms }) => loopP99Ms));
  const unanswered = Math.max(0, ...stretches.map((stretch) => stretch.unanswered));
  const cores = Math.max(0, ...stretches.map((stretch) => stretch.cores));
  return {
    id: "bottleneck",
    heading: "Who could not keep up",
    short: "Bottleneck",
    body: html`<p><strong>${BLAME[bottleneck.side]}</strong>: ${bottleneck.why}.</p>
      <p>
        Half of all acts began within ${sayDuration(lateness.p50Ms)} of when they were due, 99 % within
        ${sayDuration(lateness.p99Ms)}; half of all requests were answered within
        ${sayDuration(request.p50Ms)}, 99 % within ${sayDuration(request.p99Ms)}.
        ${cores > 0 && `The harness took at most ${cores.toFixed(2)} cores and ${Math.round(memoryBytes / 1e6)} MB of memory.`}
      </p>
      ${timePlot(report, {
        caption:
          "Requests that were underway or waited for their turn: where they pile up, the server does not bear the rate",
        lines: [{ name: "unanswered", of: (stretch) => stretch.unanswered }],
        y: (length) => countScale(unanswered, length),
      })}
      ${
        latest > 0 &&
        timePlot(report, {
          caption:
            "How late the harness's own timers were, at 99 %: where that is much, the figures are not the server's",
          lines: [{ name: "late", of: ({ loopP99Ms }) => (loopP99Ms > 0 ? loopP99Ms : undefined) }],
          y: (length) => magnitudeScale([0.1, latest], length),
        })
      }`,
  };
}
