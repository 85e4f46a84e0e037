import { html, type Markup } from "../html/markup.ts";
import { theirs } from "../html/theirs.ts";
import type { Comparison } from "./comparison.ts";
import type { Conduct } from "./conduct.ts";
import type { LedgerEntry } from "./ledger.ts";
import { NOTHING_KNOWN, sayAlike } from "./say-ledger.ts";

/** The places where the text is open and the servers differ, an article to a place. */
export function ledgerHtml(comparison: Comparison): Markup {
  const { ledger } = comparison;
  return html`<p>
      Fair readers may differ here, so that none of these servers need be wrong. What the text could say is an
      opinion.
    </p>
    ${ledger.differing.map((entry) => article(entry, comparison))}
    <p>${sayAlike(ledger)}</p>`;
}

function article({ ambiguity, conduct }: LedgerEntry, { reports }: Comparison): Markup {
  const { id, title, where, readings, handling, proposal, discussion } = ambiguity;
  return html`<article id="${id}" aria-labelledby="${id}-title">
    <h3 id="${id}-title">${id}: ${title}</h3>
    <p class="dim">${where}${discussion === undefined ? "" : `; ${discussion}`}</p>
    <h4>It can be read so</h4>
    <ol>
      ${readings.map((reading) => html`<li>${reading}</li>`)}
    </ol>
    <h4>What they do</h4>
    <div class="servers">
      ${conduct.map(
        (did, place) =>
          html`<div>
            <p>
              <strong>${reports[place]?.letter ?? ""}</strong> ${theirs(reports[place]?.server ?? "", 200)}
            </p>
            <ul>
              ${did.length === 0 ? html`<li>${NOTHING_KNOWN}</li>` : did.map(item)}
            </ul>
          </div>`,
      )}
    </div>
    <h4>How it is judged meanwhile</h4>
    <p>${handling}</p>
    <h4>What the text could say</h4>
    <p>${proposal}</p>
  </article>`;
}

function item({ said, seen }: Conduct): Markup {
  return html`<li>${said} ${seen === undefined ? undefined : theirs(seen)}</li>`;
}
