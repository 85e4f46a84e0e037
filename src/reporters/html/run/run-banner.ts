import type { Verdict } from "../../../judge/verdict.ts";
import { type Markup, html } from "../markup.ts";
import { theirs } from "../theirs.ts";
import { verdictBadge } from "../verdict-badge.ts";
import { MAX_INCONCLUSIVE_PERCENT } from "../../outcome.ts";
import { sayDuration } from "../../say.ts";
import { sayOutcome } from "../../say-outcome.ts";
import type { Report } from "../../../judge/report.ts";
import { serverName } from "./run-view.ts";
import { VERDICTS } from "./verdicts.ts";

/** How it ended, in one word and one sentence, and what was tested: what somebody sees who sees nothing else. */
export function runBanner(report: Report): Markup {
  const { word, verdict, sentence } = sayOutcome(report, MAX_INCONCLUSIVE_PERCENT);
  const { profile, depth, startedAt, durationMs } = report;
  return html`<h1>Does ${theirs(serverName(report), 120)} keep the Matrix presence specification?</h1>
    <p class="outcome">${verdictBadge(verdict, word)} ${sentence}</p>
    ${shares(report.summary)}
    <p class="dim">
      Profile ${profile}, depth ${depth}, started ${startedAt}, took ${sayDuration(durationMs)}. What these
      words mean is
      <a href="#run">at the end</a>.
    </p>
    ${report.errors.map(
      ({ code, message, hint }) =>
        html`<div class="note v-error" role="note">
          <p>${verdictBadge("error", code)} ${theirs(message)}</p>
          ${hint !== "" && html`<p>${theirs(hint)}</p>`}
        </div>`,
    )}
    ${report.warnings.map((warning) => html`<p class="note v-warn" role="note">${theirs(warning)}</p>`)}`;
}

/** How many requirements have which verdict, as a bar; its numbers are said by the sentence before it. */
function shares(summary: Report["summary"]): Markup {
  const total = VERDICTS.reduce((sum, verdict) => sum + summary[verdict], 0);
  if (total === 0) return html``;
  let from = 0;
  const share = (verdict: Verdict) => {
    const x = from;
    const width = (summary[verdict] / total) * 1_000;
    from += width;
    return width === 0
      ? undefined
      : html`<rect class="f-${verdict}" x="${x}" y="0" width="${width}" height="12"
          ><title>${summary[verdict]} ${verdict}</title></rect
        >`;
  };
  return html`<svg class="shares" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
    ${VERDICTS.map(share)}
  </svg>`;
}
