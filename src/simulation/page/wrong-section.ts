import { html, type Markup } from "../../reporters/html/markup.ts";
import type { PageSection } from "../../reporters/html/html-document.ts";
import { countScale } from "../../reporters/html/plot/scale.ts";
import { theirs } from "../../reporters/html/theirs.ts";
import { verdictBadge } from "../../reporters/html/verdict-badge.ts";
import { sayCount, sayDuration } from "../../reporters/say.ts";
import type { ViolationKind } from "../oracle/kinds.ts";
import { sayOrder } from "../report/say-order.ts";
import type { SimulationReport } from "../report/simulation-report.ts";
import type { NamedViolation } from "../simulated.ts";
import { sayFigure } from "./say-figure.ts";
import { perSecond, timePlot } from "./time-plot.ts";

const MEANING: Readonly<Record<ViolationKind, string>> = {
  leak: "somebody was shown with whom no room is shared",
  invention: "something was shown that nobody ever said",
  "wrong level": "a level was shown that does not belong to what came with it",
  "went back": "what had been overtaken was shown after what overtook it",
  missed: "a change was never shown, though it stood long enough or was followed by newer news",
  missing: "the last state was never shown",
};

/** Violations on the time line, each with its evidence; broken thresholds. */
export function wrongSection(report: SimulationReport): PageSection {
  const { violations, thresholds } = report;
  const order = sayOrder(report);
  return {
    id: "wrong",
    heading: "What is wrong",
    short: "Wrong",
    body: html`${violations.total === 0 ? html`<p>Nobody was shown what they should not have been, and nothing was missing.</p>` : violationsMarkup(report)}
    ${order !== undefined && html`<p>${order}</p>`} ${thresholds.length > 0 && thresholdsTable(report)}`,
  };
}

function violationsMarkup(report: SimulationReport): Markup {
  const { kept, counts, total } = report.violations;
  const numbered = kept.map((violation, index) => ({ violation, number: index + 1 }));
  const kinds = Object.entries(counts) as readonly [ViolationKind, number][];
  const inTime = numbered.toSorted((one, other) => one.violation.at - other.violation.at);
  return html`<p>
      ${sayCount(total, "violation")}; of each kind the first ones are kept with their evidence.
    </p>
    ${timePlot(report, {
      caption: "Violations a second; the marks lead to the evidence by their numbers",
      lines: [{ name: "violations", of: (stretch) => perSecond(stretch, stretch.violations) }],
      y: (length) =>
        countScale(Math.max(0, ...report.stretches.map((one) => perSecond(one, one.violations))), length),
      marks: inTime.map(({ violation, number }) => ({
        x: violation.at,
        label: `✗ ${number}`,
        kind: "wrong",
      })),
    })}
    ${kinds.map(([kind, count]) => {
      const cards = numbered
        .filter(({ violation }) => violation.kind === kind)
        .map(({ violation, number }) => violationCard(violation, number));
      return html`<h3>${verdictBadge("fail", kind)} ${count} × ${MEANING[kind] ?? ""}</h3>
        ${cards.slice(0, OPEN)}
        ${
          cards.length > OPEN &&
          html`<details>
            <summary>${cards.length - OPEN} more with their evidence</summary>
            ${cards.slice(OPEN)}
          </details>`
        }
        ${count > cards.length && html`<p class="dim">${count - cards.length} were counted and not kept.</p>`}`;
    })}`;
}

/** A guess: as many as somebody reads before the rest of the page. */
const OPEN = 2;

function violationCard(
  { at, observer, subjectId, allowed, observed }: NamedViolation,
  number: number,
): Markup {
  return html`<article class="violation" id="violation-${number}" aria-label="Violation ${number}">
    <dl>
      <dt>✗ ${number}</dt>
      <dd>${sayDuration(at)} into the run</dd>
      <dt>observer</dt>
      <dd>${theirs(observer, 255)}</dd>
      <dt>subject</dt>
      <dd>${subjectId === undefined ? "none of the simulated users" : theirs(subjectId, 255)}</dd>
      <dt>allowed</dt>
      <dd>${theirs(allowed)}</dd>
      <dt>observed</dt>
      <dd>${theirs(observed)}</dd>
    </dl>
  </article>`;
}

function thresholdsTable({ thresholds }: SimulationReport): Markup {
  return html`<div class="scrolls" tabindex="0" role="group" aria-label="Thresholds">
    <table>
      <caption>
        Thresholds: it fails when one holds
      </caption>
      <thead>
        <tr>
          <th scope="col">fails on</th>
          <th scope="col" class="number">measured</th>
          <th scope="col"></th>
        </tr>
      </thead>
      <tbody>
        ${thresholds.map(
          ({ text, measured, isBroken }) =>
            html`<tr>
              <th scope="row">${theirs(text, 120)}</th>
              <td class="number">${sayFigure(measured)}</td>
              <td>${isBroken ? verdictBadge("fail", "broken") : verdictBadge("pass", "kept")}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
