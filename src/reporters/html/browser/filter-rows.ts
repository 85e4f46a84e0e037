import { fits, watchFilter } from "./filter.ts";

/** Lets the form of a list hide the items that are not wanted. */
export function filterRows(list: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>(`#${list} > *`)];
  watchFilter(list, (wanted, say) => {
    for (const row of rows) {
      const { verdict = "", group = "" } = row.dataset;
      row.hidden = !fits(wanted, { verdict, group, text: row.textContent ?? "" });
    }
    say(rows.filter(({ hidden }) => !hidden).length, rows.length);
  });
}
