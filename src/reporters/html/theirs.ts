import { visibleText } from "../visible-text.ts";
import { type Markup, html } from "./markup.ts";

/** As long as a JSON report keeps it. */
const WIDTH = 1_024;

/**
 * What a server or a user supplied: marked as such, cut, every invisible character shown, and kept from reordering
 * what stands beside it.
 */
export function theirs(text: string, width: number = WIDTH): Markup {
  return html`<bdi class="theirs">${visibleText(text, width)}</bdi>`;
}
