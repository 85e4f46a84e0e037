import type { Json } from "../history/history.ts";
import type { Trouble } from "./answer.ts";
import type { Limits } from "./limits.ts";

export type Parsed =
  | { readonly kind: "json"; readonly json: Json }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** What a body says: JSON if it is JSON, else text; a page for people, or too deep a nesting, is trouble. */
export function parseBody(bytes: Uint8Array, contentType: string | undefined, limits: Limits): Parsed {
  const text = new TextDecoder().decode(bytes);
  const excess = excessOf(text, limits);
  if (excess !== undefined) return { kind: "trouble", trouble: { code: "too-large", text: excess } };
  try {
    return { kind: "json", json: JSON.parse(text) as Json };
  } catch {
    const isPage = /\bhtml\b/i.test(contentType ?? "") || /^\s*<(!doctype|html|head|body)/i.test(text);
    return isPage
      ? { kind: "trouble", trouble: { code: "html", text: "a page of HTML instead of an answer" } }
      : { kind: "text", text };
  }
}

/** Counts brackets and commas outside of strings, before anything is built of them. */
function excessOf(text: string, { depth, values }: Limits): string | undefined {
  const skipString = stringSkipper(text);
  let level = 0;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = skipString(at);
    else if (code === COMMA) count++;
    else if (code === SQUARE || code === CURLY) {
      count++;
      level++;
      if (level > depth) return `an answer that nests deeper than ${depth} levels`;
    } else if (code === SQUARE_END || code === CURLY_END) level--;
    if (count > values) return `an answer with more than ${values} values`;
  }
  return undefined;
}

/** Finds the end of the string that begins at a place; strings may be long, so it leaps from quote to quote. */
function stringSkipper(text: string): (start: number) => number {
  let escape = -1;
  return (start) => {
    for (let at = start + 1; ;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return text.length;
      if (escape < at) escape = indexOrEnd(text, at);
      if (escape > quote) return quote;
      at = escape + 2;
    }
  };
}

function indexOrEnd(text: string, from: number): number {
  const at = text.indexOf("\\", from);
  return at < 0 ? text.length : at;
}

const [QUOTE, COMMA] = [0x22, 0x2c];
const [SQUARE, CURLY, SQUARE_END, CURLY_END] = [0x5b, 0x7b, 0x5d, 0x7d];
