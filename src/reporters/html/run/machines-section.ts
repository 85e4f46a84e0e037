import type { WalkedChart, WalkedTransition } from "../../../judge/exhibits/walked-chart.ts";
import { worseVerdict, type Verdict } from "../../../judge/verdict.ts";
import type { ChartTransition } from "../../../model/statechart.ts";
import { sayCount, sayFew } from "../../say.ts";
import { sayTransition, sayWay } from "../../statecharts/arrows.ts";
import { chartSvg } from "../../statecharts/chart-svg.ts";
import { layOut } from "../../statecharts/lay-out.ts";
import type { PageSection } from "../html-document.ts";
import { html, type Markup } from "../markup.ts";
import { VERDICT_SIGN, verdictBadge } from "../verdict-badge.ts";
import { whereLink } from "./finding-links.ts";
import type { RunView } from "./run-view.ts";

/** The machines of the model, each transition with how often the run took it and what was found there. */
export async function machinesSection(view: RunView): Promise<PageSection> {
  const machines: Markup[] = [];
  for (const walked of view.exhibits.charts) machines.push(await machine(view, walked));
  return {
    id: "machines",
    heading: "The state machines",
    short: "Machines",
    body: html`<p>
        The machines that the scenarios follow. A transition stands with how often a step of this run took it;
        a finding marks the transition of its act, where it was first seen in its scenario.
        ${VERDICT_SIGN.pass} is a transition on which nothing wrong was found, – one that this run did not
        take.
      </p>
      ${machines.length === 0 && html`<p>There is none in these exhibits.</p>`} ${machines}`,
  };
}

async function machine(view: RunView, { chart, walked, notLookedInto }: WalkedChart): Promise<Markup> {
  const verdictOf = ({ id }: ChartTransition): Verdict => walked[id]?.verdict ?? "skipped";
  const line = (transition: ChartTransition) => {
    const hits = walked[transition.id]?.hits ?? 0;
    return `${VERDICT_SIGN[verdictOf(transition)]} ${sayTransition(transition)}${hits === 0 ? "" : ` ×${hits}`}`;
  };
  const drawing = await layOut(chart, line);
  const taken = chart.transitions.filter(({ id }) => walked[id] !== undefined).length;
  const said = `${taken} of ${sayCount(chart.transitions.length, "transition")} taken`;
  const title = `The machine ${chart.name}: ${said}; the table below has them all`;
  const picture = chartSvg(drawing, {
    title,
    classOf: (some) => `v-${some.map(verdictOf).reduce(worseVerdict)}`,
  });
  const rows = chart.transitions.toSorted((one, other) => rank(verdictOf(other)) - rank(verdictOf(one)));
  return html`<h3 id="machine-${chart.name}">${chart.name}</h3>
    <p>
      ${chart.about} ${said}.
      ${notLookedInto > 0 && `The findings of ${sayCount(notLookedInto, "more scenario")} are not marked here.`}
    </p>
    <div class="scrolls" tabindex="0" role="group" aria-label="Picture of the machine ${chart.name}">
      ${picture}
    </div>
    <details>
      <summary>Its transitions as a table</summary>
      <div class="scrolls" tabindex="0" role="group" aria-label="Transitions of the machine ${chart.name}">
        <table>
          <thead>
            <tr>
              <th scope="col">transition</th>
              <th scope="col">leads</th>
              <th scope="col" class="number">taken</th>
              <th scope="col">verdict</th>
              <th scope="col">findings</th>
              <th scope="col">exercises</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((transition) => row(view, transition, walked[transition.id]))}
          </tbody>
        </table>
      </div>
    </details>`;
}

/** What somebody looks for stands first. */
function rank(verdict: Verdict): number {
  return ["pass", "skipped", "inconclusive", "warn", "fail"].indexOf(verdict);
}

/** A guess: more links in one cell are no use to anybody. */
const FINDINGS = 5;

function row(view: RunView, transition: ChartTransition, walk: WalkedTransition | undefined): Markup {
  const { requirements } = transition;
  const { hits = 0, verdict, findings = [] } = walk ?? {};
  const more = findings.length - FINDINGS;
  return html`<tr>
    <th scope="row">${sayTransition(transition)}</th>
    <td>${sayWay(transition)}</td>
    <td class="number">${hits}</td>
    <td>${verdict === undefined ? verdictBadge("skipped", "not taken") : verdictBadge(verdict)}</td>
    <td>
      ${findings
        .slice(0, FINDINGS)
        .map(
          (finding) =>
            html`<a href="#${finding.requirement}">${finding.requirement}</a> in
              ${whereLink(view, finding)}<br />`,
        )}${more > 0 && `and ${more} more`}
    </td>
    <td class="dim">
      ${sayFew(
        requirements.map((id) => id.replace("PRES-", "")),
        8,
      )}
    </td>
  </tr>`;
}
