import type { Report } from "../../../judge/report.ts";
import { type Markup, html } from "../markup.ts";
import { theirs } from "../theirs.ts";
import type { PageSection } from "../html-document.ts";
import { verdictBadge } from "../verdict-badge.ts";
import { sayCount, sayDuration } from "../../say.ts";
import { VERDICTS } from "./verdicts.ts";
import type { RunView } from "./run-view.ts";
import type { Share, Verdict } from "../../../judge/verdict.ts";

const MEANING: Readonly<Record<Verdict, string>> = {
  fail: "A duty was broken.",
  error: "The harness could not set up what it needs; never the server's fault.",
  warn: "What should be, or is only implied, was missed.",
  inconclusive: "It cannot be known, and the reason is told.",
  observed: "The specification leaves it open; what the server does is recorded.",
  pass: "It could have failed, was decided, and held each time.",
  skipped: "It does not apply here, and the reason is told.",
};

/** What made this page, how to get the same again, how much of the plan was reached, and what the verdicts mean. */
export function runSection({ report }: RunView): PageSection {
  return {
    id: "run",
    heading: "This run",
    short: "Run",
    body: html`${provenance(report)}
      <h3>How much of the plan was reached</h3>
      ${coverage(report)}
      <h3>What the verdicts mean</h3>
      <dl class="meanings">
        ${VERDICTS.map(
          (verdict) =>
            html`<div>
              <dt>${verdictBadge(verdict)}</dt>
              <dd>${MEANING[verdict]}</dd>
            </div>`,
        )}
      </dl>
      <p>
        A user is named by a role: A, B and so on; <i>the fence</i> is a user whose changes only prove that
        time has passed.
      </p>`,
  };
}

function provenance(report: Report): Markup {
  const { tool, target, profile, depth, seed, modelHash, startedAt, durationMs } = report;
  const rows: readonly (readonly [string, Markup])[] = [
    ["Made by", html`${tool.name} ${tool.version}`],
    ["Model", html`<code>${modelHash}</code>`],
    ["Target", html`${theirs(target.name)}, ${target.kind}`],
    ["Server", target.server === undefined ? html`did not say` : theirs(target.server)],
    ["Profile", html`${profile}`],
    ["Depth", html`${depth}`],
    ["Seed", html`${seed}`],
    ["Started", html`${startedAt}, took ${sayDuration(durationMs)}`],
    [
      "Again",
      html`<code>rollcall run ${again(report)} --profile ${profile} --depth ${depth} --seed ${seed}</code>`,
    ],
  ];
  return html`<dl class="provenance">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Only what is a target by its looks: anything else is the owner's own name for it. */
function again({ target }: Report): Markup {
  const isTarget = /^(?:https?:\/\/\S+|embedded(?::federated)?|(?:mutant|miniature):[\w-]+)$/u.test(
    target.name,
  );
  return theirs(isTarget ? target.name : "<target>");
}

function coverage({ coverage: { graphs, requirements }, leftOut, narrowedBy }: Report): Markup {
  return html`<p>
      ${requirements.decided} of ${requirements.planned} planned requirements were decided.
      ${narrowedBy !== undefined && `The plan was made smaller by ${narrowedBy}.`}
      ${leftOut !== undefined && `${sayCount(leftOut.scenarios.length, "scenario")}: ${leftOut.reason}.`}
    </p>
    <div class="scrolls">
      <table>
        <thead>
          <tr>
            <th scope="col">machine</th>
            <th scope="col" class="number">states</th>
            <th scope="col" class="number">transitions</th>
            <th scope="col" class="number">pairs</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(graphs).map(
            ([machine, { states, transitions, pairs }]) =>
              html`<tr>
                <th scope="row">${machine}</th>
                ${share(states)}${share(transitions)}${share(pairs)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function share({ reached, of }: Share): Markup {
  return html`<td class="number">${reached} of ${of}</td>`;
}
