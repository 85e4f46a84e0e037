import { html, type Markup } from "../html/markup.ts";
import { theirs } from "../html/theirs.ts";
import { verdictBadge } from "../html/verdict-badge.ts";
import type { ReportedRequirement } from "../../judge/report.ts";
import type { Change, Changes } from "./changes.ts";
import { type Comparison, sayCell } from "./comparison.ts";
import { SAID_KIND, sayChanges } from "./say-changes.ts";

/** What became of the first report in each later one. */
export function changesHtml(comparison: Comparison): Markup {
  return html`${comparison.changes.map((changes) => part(changes, comparison))}`;
}

function part(changes: Changes, comparison: Comparison): Markup {
  const shown = changes.changes.filter(({ kind }) => kind !== "outside");
  return html`<h3>${sayChanges(changes, comparison)}</h3>
    ${changes.reservations.map((sentence) => html`<p>${sentence}</p>`)} ${shown.length > 0 && table(shown)}`;
}

function table(changes: readonly Change[]): Markup {
  return html`<div class="scrolls">
    <table>
      <thead>
        <tr>
          ${["", "requirement", "was", "is", "shown by"].map((name) => html`<th scope="col">${name || "change"}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${changes.map(
          ({ kind, id, before, after, finding }) =>
            html`<tr>
              <td>${SAID_KIND[kind]}</td>
              <th scope="row"><a href="#${id}">${id}</a></th>
              <td>${cell(before)}</td>
              <td>${cell(after)}</td>
              <td class="wide">${finding === undefined ? (after?.reason ?? "") : evidence(finding)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell(row: ReportedRequirement | undefined): Markup | string {
  return row === undefined ? sayCell(row) : verdictBadge(row.verdict, sayCell(row));
}

function evidence({ title, observed, allowed, id, scenario }: NonNullable<Change["finding"]>): Markup {
  return html`${title}<br />allowed ${theirs(allowed, 240)}<br />observed ${theirs(observed, 240)}<br /><span
      class="dim"
      >finding ${id} in ${theirs(scenario, 80)}</span
    >`;
}
