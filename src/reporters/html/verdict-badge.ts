import type { Verdict } from "../../judge/verdict.ts";
import { type Markup, html } from "./markup.ts";

/** A sign for each verdict, so that none is told by its colour alone. */
export const VERDICT_SIGN: Readonly<Record<Verdict, string>> = {
  pass: "✓",
  observed: "○",
  warn: "!",
  inconclusive: "?",
  fail: "✗",
  skipped: "–",
  error: "⚠",
};

/** A verdict as a sign and a word, in its colour; the word may say more (`flaky`, `known fail`). */
export function verdictBadge(verdict: Verdict, word: string = verdict): Markup {
  return html`<span class="badge v-${verdict}"
    ><span aria-hidden="true">${VERDICT_SIGN[verdict]}</span> ${word}</span
  >`;
}
