import type { Verdict } from "../../../judge/verdict.ts";
import { type Markup, html } from "../markup.ts";
import { VERDICT_SIGN } from "../verdict-badge.ts";
import { VERDICTS } from "./verdicts.ts";

/** What a list can be filtered by; the script holds its items' `data-verdict`, `data-group` and text against it. */
export interface Filter {
  /** The id of the list. */
  readonly list: string;
  /** How many items have which verdict. */
  readonly counts: { readonly [verdict in Verdict]?: number };
  /** What the groups are called, by their value. */
  readonly groups: { readonly label: string; readonly names: Readonly<Record<string, string>> };
  /** What is to be found in the text, for example `id or words`. */
  readonly hint: string;
}

/** A form that filters a list. Shown by the script only: without it all items are there. */
export function filterForm({ list, counts, groups, hint }: Filter): Markup {
  return html`<form class="filter needs-script" data-filters="${list}" aria-controls="${list}" hidden>
    <fieldset>
      <legend>Verdicts</legend>
      ${VERDICTS.filter((verdict) => (counts[verdict] ?? 0) > 0).map(
        (verdict) =>
          html`<label class="v-${verdict} badge"
            ><input type="checkbox" name="verdict" value="${verdict}" />
            <span aria-hidden="true">${VERDICT_SIGN[verdict]}</span> ${verdict} ${counts[verdict]}</label
          >`,
      )}
    </fieldset>
    <label
      >${groups.label}
      <select name="group">
        <option value="">all</option>
        ${Object.entries(groups.names).map(
          ([value, name]) => html`<option value="${value}">${name}</option>`,
        )}
      </select></label
    >
    <label
      >Text <input type="search" name="text" placeholder="${hint}" autocomplete="off" spellcheck="false"
    /></label>
    <button type="reset">Show all</button>
    <p class="matches" role="status"></p>
  </form>`;
}
