/**
 * Characters that a reader cannot see, or that move or hide others: control, format (bidirectional marks among them),
 * unassigned and private characters, line and paragraph separators, odd spaces, fillers and lone surrogates.
 */
const INVISIBLE = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** More combining marks on one letter than any script needs; the rest would be drawn over the neighbouring lines. */
const PILED_MARKS = /(?<=\p{M}{3})\p{M}/gu;

/** A guess: longer than any honest value of a presence event, short enough for one line of a report. */
export const VISIBLE_WIDTH = 240;

/**
 * A server's or user's text made safe for a terminal and a log: one line, every invisible character as a visible
 * escape, at most `width` characters. Doing it twice changes nothing more.
 *
 * @example visibleText("a\u202eb\n") // "a\\u202eb\\n"
 */
export function visibleText(text: string, width: number = VISIBLE_WIDTH): string {
  // Each character shows as one at least, so that of megabytes no more than this has to be looked at.
  const enough = text.length > 2 * width + 4 ? text.slice(0, 2 * width + 4) : text;
  const visible = enough.replace(INVISIBLE, escapeCharacter).replace(PILED_MARKS, escapeCharacter);
  return cutText(visible, width);
}

/** A text of ours or already made visible, cut to `width` characters; a cut is marked with an ellipsis. */
export function cutText(text: string, width: number): string {
  if (text.length <= width) return text;
  const characters = Array.from(text);
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join("")}…`;
}

/** JSON text in which invisible characters are escaped: the same data, safe to show. Line feeds between tokens stay. */
export function visibleJson(json: string): string {
  return json.replace(INVISIBLE, (character) => (character === "\n" ? character : escapeUnits(character)));
}

function escapeCharacter(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** JSON knows no escape for a code point beyond the basic plane: one escape for each half. */
function escapeUnits(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}
