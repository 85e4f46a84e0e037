import { visibleText } from "./visible-text.ts";

/** One line in which nothing is markup, neither of Markdown nor of HTML, nor a link by its look (`www.`). */
export function escapeMarkdown(text: string, width: number = Number.POSITIVE_INFINITY): string {
  return visibleText(text, width).replace(
    /[^\p{L}\p{M}\p{N} ,.;()'-]|\.(?=\S)/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
}
