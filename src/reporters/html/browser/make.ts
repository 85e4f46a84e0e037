/** What may be put into an element: text, which stays text, or an element. */
export type Content = string | Node | undefined;

/** An element of a kind with attributes and contents. Text is never read as HTML. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  contents: readonly Content[] = [],
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...contents.filter((content) => content !== undefined));
  return element;
}

/** A sentence of ours in which backticks mark what is code. */
export function makeProse(text: string): readonly Node[] {
  return text.split("`").map((part, place) => (place % 2 === 0 ? new Text(part) : make("code", {}, [part])));
}

const SIGNS: Readonly<Record<string, string>> = {
  pass: "✓",
  observed: "○",
  warn: "!",
  inconclusive: "?",
  fail: "✗",
  skipped: "–",
  error: "⚠",
};

/** A verdict as a sign and a word. */
export function makeBadge(verdict: string, word: string = verdict): HTMLElement {
  const sign = make("span", { "aria-hidden": "true" }, [SIGNS[verdict] ?? ""]);
  return make("span", { class: `badge v-${verdict}` }, [sign, ` ${word}`]);
}
