import { html, type Markup } from "../html/markup.ts";
import { htmlDocument, type PageSection } from "../html/html-document.ts";
import { theirs } from "../html/theirs.ts";
import { verdictBadge } from "../html/verdict-badge.ts";
import { sayCount } from "../say.ts";
import { changesHtml } from "./changes-html.ts";
import { type Comparison, type ComparedRequirement, sayCell } from "./comparison.ts";
import { COMPARISON_STYLES } from "./comparison-styles.ts";
import { sayLeftOut, sumsTable } from "./comparison-table.ts";
import { ledgerHtml } from "./ledger-html.ts";
import { LEDGER_HEADING } from "./say-ledger.ts";
import { sayLimits } from "./say-changes.ts";

/** A comparison as one HTML document that needs nothing else. */
export function comparisonHtml(comparison: Comparison): string {
  const { reports, changes, rows, ledger } = comparison;
  const sections: readonly (PageSection | false)[] = [
    { id: "sums", heading: "What each report says", short: "Reports", body: sums(comparison) },
    changes.length > 0 && {
      id: "changes",
      heading: `What became of ${reports[0]?.letter ?? "it"}`,
      short: "Changes",
      body: changesHtml(comparison),
    },
    rows.length > 0 && { id: "verdicts", heading: "Verdicts", body: verdicts(comparison) },
    ledger.differing.length > 0 && {
      id: "open",
      heading: LEDGER_HEADING,
      short: "Open places",
      body: ledgerHtml(comparison),
    },
  ];
  return htmlDocument({
    title: `Rollcall: ${reports.map(({ server }) => server).join(", ")}`,
    banner: html`<h1>Rollcall: ${sayCount(reports.length, "report")} beside each other</h1>
      <p>${sayLeftOut(comparison)}</p>`,
    sections: sections.filter((section) => section !== false),
    footer: html`<p>Made by rollcall compare.</p>`,
    styles: [COMPARISON_STYLES],
  });
}

function sums(comparison: Comparison): Markup {
  const { heading, rows, words } = sumsTable(comparison);
  const kind = (column: number) => (column < words ? "" : "number");
  return html`<div class="scrolls">
      <table>
        <thead>
          <tr>
            ${heading.map((name, column) => html`<th scope="col" class="${kind(column)}">${name || "report"}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([letter = "", server = "", ...others]) =>
              html`<tr>
                <th scope="row">${letter}</th>
                <td>${theirs(server, 200)}</td>
                ${others.map((text, place) => html`<td class="${kind(place + 2)}">${text}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${sayLimits(comparison).map((sentence) => html`<p>${sentence}</p>`)}`;
}

function verdicts({ reports, rows, ledger }: Comparison): Markup {
  const entered = new Set(ledger.differing.map(({ ambiguity }) => ambiguity.id));
  const place = (id: ComparedRequirement["open"][number]) =>
    entered.has(id) ? html`<a href="#${id}">${id}</a> ` : html`${id} `;
  return html`<div class="scrolls">
    <table>
      <thead>
        <tr>
          <th scope="col">requirement</th>
          ${reports.map(({ letter }) => html`<th scope="col">${letter}</th>`)}
          <th scope="col">open</th>
          <th scope="col">demands</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ id, cells, open, statement }) =>
            html`<tr id="${id}">
              <th scope="row">${id}</th>
              ${cells.map(
                (cell) =>
                  html`<td>
                    ${cell === undefined ? sayCell(cell) : verdictBadge(cell.verdict, sayCell(cell))}
                  </td>`,
              )}
              <td>${open.map(place)}</td>
              <td class="wide">${statement}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
