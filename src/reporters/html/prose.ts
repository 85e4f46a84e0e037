import { type Markup, html } from "./markup.ts";

/**
 * A sentence of ours in which backticks mark what is code.
 *
 * @example String(prose("`presence` is a word")) // "<code>presence</code> is a word"
 */
export function prose(text: string): Markup {
  return html`${text.split("`").map((part, place) => (place % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}
